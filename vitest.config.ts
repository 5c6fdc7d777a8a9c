import { defineConfig } from "vitest/config";

export default defineConfig({
  // Nothing happens on import, so files can share their modules: half of the time was loading them again.
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/room-browser/unpack.ts",
    testTimeout: 30_000,
    isolate: false,
    maxWorkers: 2,
  },
});
