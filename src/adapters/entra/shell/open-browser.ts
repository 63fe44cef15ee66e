import { spawn } from "node:child_process";
import { dirname } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

interface Opener {
  readonly file: string;
  readonly args: readonly string[];
}

/** The program that opens an address in the person's browser; undefined: there is no screen. */
export function browserOpener(url: string, platform: NodeJS.Platform, environment: Environment): Opener | undefined {
  if (URL.parse(url)?.protocol !== "https:") return undefined;
  if (platform === "darwin") return { file: "/usr/bin/open", args: [url] };
  if (platform === "win32") return { file: "rundll32.exe", args: ["url.dll,FileProtocolHandler", url] };
  return hasScreen(environment) ? { file: "xdg-open", args: [url] } : undefined;
}

function hasScreen({ DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME }: Environment): boolean {
  return [DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME].some((name) => name !== undefined && name !== "");
}

/** Starts the program without a shell, so nothing in the address is read as a command, and never one of that name in the current folder. If it can't be started, the person has the address. */
export function openBrowser({ file, args }: Opener): void {
  const child = spawn(file, args, { cwd: dirname(process.execPath), stdio: "ignore", detached: true, shell: false });
  child.on("error", () => undefined); // The address was said, too.
  child.unref();
}
