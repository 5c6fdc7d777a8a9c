import { spawn } from "node:child_process";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether somebody sits before this machine and would see a browser open. */
export function hasDesktop(platform: NodeJS.Platform, env: Environment): boolean {
  if (env.CI || env.SSH_CONNECTION || env.SSH_TTY) return false;
  if (platform === "darwin" || platform === "win32") return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Opens the browser; where that cannot be done, the address has been printed anyway. */
export function openBrowser(address: string, platform: NodeJS.Platform): void {
  const [command, ...before] = openers[platform] ?? ["xdg-open"];
  const child = spawn(command, [...before, address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
