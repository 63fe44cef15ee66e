/** What `guestlist` is called for. */
export type Called =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "command"; readonly name: string; readonly args: readonly string[] }
  /** There are options, but no command. */
  | { readonly kind: "nameless"; readonly option: string };

/** The common options with a value: before the command's name, the value isn't the name. */
const withValue = ["--output", "-o"];

/** Finds the command's name. The common options may also be typed before it. */
export function readCommandName(args: readonly string[]): Called {
  const at = args.findIndex((arg, index) => !arg.startsWith("-") && !withValue.includes(args[index - 1] ?? ""));
  const before = at === -1 ? args : args.slice(0, at);
  const [name, ...after] = at === -1 ? [] : args.slice(at);
  if (before.includes("--version") || before.includes("-V")) return { kind: "version" };
  if (name === undefined)
    return before.length === 0 || before.some(isHelp) ? { kind: "help" } : { kind: "nameless", option: firstOf(before) };
  if (name !== "help") return { kind: "command", name, args: [...before, ...after] };
  const [about] = after;
  return about === undefined || about.startsWith("-") ? { kind: "help" } : { kind: "command", name: about, args: ["--help"] };
}

const isHelp = (arg: string) => arg === "--help" || arg === "-h";

/** The option's name, without what was typed as its value. */
function firstOf([option = ""]: readonly string[]): string {
  return option.slice(0, 40).replace(/=.*$/s, "");
}
