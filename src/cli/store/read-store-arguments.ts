import { CommandFailure } from "../command-failure.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Options = Readonly<Record<string, unknown>>;

/** What `store` is asked for. Absent places are the configured one. */
export type StoreRequest =
  | { readonly kind: "copy"; readonly from: string; readonly to: string }
  | { readonly kind: "unmark" | "check" | "restored"; readonly place: string | undefined }
  | { readonly kind: "backup"; readonly file: string };

/** @throws CommandFailure `usage` */
export function readStoreRequest([action, ...typed]: readonly string[], options: Options, environment: Environment): StoreRequest {
  const isUnmark = options["unmark"] === true;
  if (isUnmark && action !== "copy") throw usage("--unmark belongs to store copy.");
  const places = action === "backup" ? typed : typed.map((place) => valueOf(place, environment));
  switch (action) {
    case "copy":
      return isUnmark ? { kind: "unmark", place: one(places) } : { kind: "copy", ...two(places) };
    case "backup":
      return { kind: "backup", file: one(places) ?? nothing("Say into which file: guestlist store backup <file>.") };
    case "check":
    case "restored":
      return { kind: action, place: one(places) };
    default:
      throw usage("Say what to do: copy, backup, check or restored.");
  }
}

/** The name of a setting stands for its value, so that no password is typed at a shell, which remembers it. */
function valueOf(typed: string, environment: Environment): string {
  if (!/^[A-Z][A-Z0-9_]*_URL$/.test(typed)) return typed;
  return environment[typed]?.trim() || nothing(`${typed} isn't set.`, "Set it in .env or in your shell.");
}

function one(places: readonly string[]): string | undefined {
  if (places.length > 1) throw usage("Name one place, not several.");
  return places[0];
}

function two([from, to, ...more]: readonly string[]): { readonly from: string; readonly to: string } {
  if (from === undefined || to === undefined || more.length > 0) throw usage("Name two places: guestlist store copy <from> <to>.");
  return { from, to };
}

function usage(sentence: string, fix = "guestlist store --help shows what there is."): CommandFailure {
  return new CommandFailure("usage", sentence, { fix });
}

function nothing(sentence: string, fix?: string): never {
  throw usage(sentence, fix);
}
