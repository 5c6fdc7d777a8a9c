import { expect, onTestFinished, test } from "vitest";
import { addressesOf } from "../../src/room/addresses.ts";
import { openRoom } from "../../src/room/opening.ts";
import { readOptions } from "../../src/room/options.ts";

/** The room opened as the command line asks; what it says, and how it ended where it could not be opened. */
async function opened(host: string) {
  const stop = new AbortController();
  const lines: string[] = [];
  const open = Promise.withResolvers<string>();
  const write = (line: string) => {
    lines.push(line);
    if (line.startsWith("The rehearsal room is open")) open.resolve("open");
  };
  const ended = openRoom({ host, opens: false, port: 0, locale: "en", env: {}, write, signal: stop.signal });
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  return { how: await Promise.race([open.promise, ended]), lines };
}

const hostOf = (typed: string) => {
  const wish = readOptions(["--host", typed]);
  return wish.type === "room" ? wish.options.host : wish;
};

test("a host is understood however it is typed, and what can be none is refused", () => {
  for (const [typed, host] of [
    ["0", "0.0.0.0"],
    ["::0", "::"],
    ["[::1]", "::1"],
    ["KRUG.local", "krug.local"],
    ["192.168.0.7", "192.168.0.7"],
  ] as const)
    expect(hostOf(typed)).toBe(host);
  for (const typed of ["", "a b", "127.0.0.1:8080", "http://krug.local", "krug.local/room", "me@krug.local"])
    expect(hostOf(typed), typed).toEqual({ type: "mistake", line: "--host: expected an address" });
});

test("a room that listens everywhere tells an address that can be opened, and warns", async () => {
  const { how, lines } = await opened("0.0.0.0");
  expect(how).toBe("open");
  expect(lines[0]).toMatch(/^Warning: whoever can reach this machine can look into the room/);
  const [, address = ""] =
    /^The rehearsal room is open: (http:\/\/127\.0\.0\.1:\d+\/) /.exec(lines[1] ?? "") ?? [];
  expect((await fetch(address)).status).toBe(200);
});

test("others are told the addresses of this machine that they can reach", () => {
  const at = (address: string, family: "IPv4" | "IPv6", internal = false, scopeid = 0) => ({
    ...{ address, internal, netmask: "", mac: "", cidr: null },
    ...(family === "IPv4" ? { family } : { family, scopeid }),
  });
  const interfaces = {
    lo: [at("127.0.0.1", "IPv4", true), at("::1", "IPv6", true)],
    eth0: [at("192.168.0.7", "IPv4"), at("fd00::7", "IPv6"), at("fe80::7", "IPv6", false, 2)],
  };
  const addresses = (host: string) => addressesOf(host, 8_080, interfaces);
  expect(addresses("127.0.0.1")).toEqual(["http://127.0.0.1:8080/"]);
  expect(addresses("0.0.0.0")).toEqual(["http://127.0.0.1:8080/", "http://192.168.0.7:8080/"]);
  expect(addresses("::")).toEqual([
    "http://[::1]:8080/",
    "http://192.168.0.7:8080/",
    "http://[fd00::7]:8080/",
  ]);
});

test.each([
  "203.0.113.1",
  "krug..local",
])("an address of another machine is refused in a sentence: %s", async (host) => {
  expect(await opened(host)).toEqual({ how: `${host} is no address of this machine.`, lines: [] });
});
