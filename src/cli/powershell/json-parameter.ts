import { CommandFailure } from "../command-failure.ts";
import { listed } from "../output.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";

/** What is asked of a JSON parameter. */
export interface JsonShape {
  /** As on the command line: `-BodyParameter`. */
  readonly parameter: string;
  /** The names that it may have, as Graph writes them. */
  readonly names: readonly string[];
  /** How it is written, for the admin. */
  readonly example: string;
}

/**
 * The members of a JSON object by Graph's names; the names may be written in any case. PowerShell's own objects are no JSON.
 * @throws CommandFailure `usage`
 */
export function readJsonParameter(text: string, shape: JsonShape): Readonly<Record<string, unknown>> {
  return namedMembers(readJson(text, shape), shape);
}

/** @throws CommandFailure `usage`: the value isn't an object, or has other names. */
export function namedMembers(value: unknown, shape: JsonShape): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw wrong(shape, "isn't a JSON object.");
  const members: Record<string, unknown> = {};
  for (const [typed, member] of Object.entries(value)) {
    const name = shape.names.find((each) => each.toLowerCase() === typed.toLowerCase());
    if (name === undefined) throw wrong(shape, `has ${quotedArgument(typed)}; it can have ${listed(shape.names)}.`);
    if (name in members) throw wrong(shape, `has ${name} twice.`);
    if (member !== null && member !== undefined) members[name] = member;
  }
  return members;
}

/** @throws CommandFailure `usage` */
export function textMember(members: Readonly<Record<string, unknown>>, name: string, shape: JsonShape): string | undefined {
  const value = members[name];
  if (value === undefined || typeof value === "string") return value;
  throw wrong(shape, `needs a text in quotes as ${name}.`);
}

export function wrong({ parameter, example }: JsonShape, problem: string): CommandFailure {
  return new CommandFailure("usage", `${parameter} ${problem} Nothing was sent.`, {
    fix: `Write JSON in single quotes: ${parameter} '${example}'`,
  });
}

/** @throws CommandFailure `usage` */
export function readJson(text: string, shape: JsonShape): unknown {
  if (/^\s*(?:@\{|\[pscustomobject\]|New-Object\b|\$\w)/i.test(text))
    throw wrong(shape, "is an object of PowerShell, which only PowerShell can read.");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(shape, `isn't JSON${cause instanceof SyntaxError ? "" : " that can be read"}.`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
