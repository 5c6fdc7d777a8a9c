import { defineConfig } from "vitest/config";

/** What takes long has a command of its own; the gate plays a fixed part of it. */
const isLong = process.env.npm_lifecycle_event === "test:long";

export default defineConfig({
  // Nothing happens on import, so files can share their modules: half of the time was loading them again.
  test: {
    include: [isLong ? "tests/**/*.long.test.ts" : "tests/**/*.test.ts"],
    exclude: isLong ? [] : ["tests/**/*.long.test.ts"],
    globalSetup: "tests/room-browser/unpack.ts",
    testTimeout: 30_000,
    isolate: false,
    maxWorkers: 2,
  },
});
