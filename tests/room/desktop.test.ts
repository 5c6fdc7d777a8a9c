import { expect, test } from "vitest";
import { hasDesktop } from "../../src/room/desktop.ts";
import { readOptions } from "../../src/room/options.ts";

test("a browser is opened only where somebody sits before the screen", () => {
  expect(hasDesktop("linux", { DISPLAY: ":0" })).toBe(true);
  expect(hasDesktop("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  expect(hasDesktop("darwin", {})).toBe(true);
  expect(hasDesktop("win32", {})).toBe(true);
  expect(hasDesktop("linux", {})).toBe(false);
  for (const away of [
    { CI: "true" },
    { SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" },
    { SSH_TTY: "/dev/pts/0" },
  ])
    for (const platform of ["linux", "darwin", "win32"] as const)
      expect(hasDesktop(platform, { DISPLAY: ":0", ...away }), platform).toBe(false);
});

test("without a word the room is opened on this machine alone", () => {
  expect(readOptions([])).toEqual({ type: "room", options: { host: "127.0.0.1", opens: true } });
  expect(readOptions(["--host", "::1", "--no-open"])).toEqual({
    type: "room",
    options: { host: "::1", opens: false },
  });
  expect(readOptions(["--host="])).toEqual({ type: "mistake", line: "--host: expected an address" });
});
