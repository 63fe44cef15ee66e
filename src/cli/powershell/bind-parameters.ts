import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import { findParameter } from "./find-parameter.ts";
import type { CmdletTable, Parameter } from "./parameter.ts";
import { booleanIn, readBoolean, withoutValue } from "./read-boolean.ts";

type Bound = string | boolean | readonly string[];

/** The values of a cmdlet's parameters, by their full names. */
export class BoundParameters {
  readonly #values = new Map<string, Bound>();
  readonly #ignored: Parameter[] = [];

  /** Those that the cmdlet runs without. */
  get ignored(): readonly Parameter[] {
    return this.#ignored;
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === "string" ? value : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.#values.get(name);
    return typeof value === "boolean" ? value : undefined;
  }

  names(name: string): readonly string[] | undefined {
    const value = this.#values.get(name);
    return typeof value === "object" ? value : undefined;
  }

  /** The names of those that were given and are used, in the order of the command line. */
  get given(): readonly string[] {
    return [...this.#values.keys()];
  }

  bind(parameter: Parameter, value: Bound): void {
    const { name, effect } = parameter;
    if (effect === "refused")
      throw new CommandFailure("usage", `-${name} isn't supported here: ${parameter.ours}.`, { fix: "Nothing was sent." });
    if (effect === "ignored") return void this.#ignored.push(parameter);
    if (this.#values.has(name)) throw new CommandFailure("usage", `-${name} is given twice.`, { fix: "Leave one out." });
    this.#values.set(name, value);
  }
}

/** A dash and a letter begin a parameter; web pages turn the dash into longer ones, which PowerShell takes as well. */
const parameterPattern = /^[-\u2013-\u2015]([A-Za-z_]\w*)(?::(.*))?$/s;

/**
 * Reads `-Name value`, `-Name:value` and switches by PowerShell's rules (about_Parameters, about_Command_Syntax).
 * @throws CommandFailure `usage`
 */
export function bindParameters(table: CmdletTable, args: readonly string[]): BoundParameters {
  const bound = new BoundParameters();
  for (let at = 0; at < args.length;) {
    const [, name, attached] = parameterPattern.exec(args[at] ?? "") ?? [];
    const parameter = name === undefined ? positional(table, args, at, bound) : findParameter(table, name);
    const rest = name === undefined ? args.slice(at) : args.slice(at + 1);
    const { value, taken } = read(parameter, attached, rest);
    bound.bind(parameter, value);
    at += taken + (name === undefined ? 0 : 1);
  }
  return bound;
}

function positional({ name, parameters }: CmdletTable, args: readonly string[], at: number, bound: BoundParameters): Parameter {
  const parameter = parameters.find((one) => one.isPositional && !bound.given.includes(one.name));
  if (parameter) return parameter;
  const value = args[at] ?? "";
  const before = args[at - 1] ?? "";
  const isOfSwitch = booleanIn(value) !== undefined && parameterPattern.test(before);
  throw new CommandFailure("usage", `${name} can't use ${quotedArgument(value)}: no parameter is before it.`, {
    fix: isOfSwitch ? `${before} is a switch: write ${before}:${value}.` : "Values with blanks need quotes. Nothing was sent.",
  });
}

interface Read {
  readonly value: Bound;
  /** How many of the arguments after the parameter belong to it. */
  readonly taken: number;
}

function read({ name, kind }: Parameter, attached: string | undefined, rest: readonly string[]): Read {
  if (kind === "switch") return { value: attached === undefined ? true : readBoolean(name, attached), taken: 0 };
  if (kind === "boolean" && attached !== undefined) return { value: readBoolean(name, attached), taken: 0 };
  const [next] = rest;
  const isAttached = attached !== undefined && attached !== "";
  if (!isAttached && (next === undefined || next.trim() === "" || parameterPattern.test(next)))
    throw kind === "boolean" ? withoutValue(name) : missing(name, next);
  const first = isAttached ? attached : (next ?? "");
  if (kind === "boolean") return { value: readBoolean(name, first), taken: 1 };
  if (kind === "names") return readNames(first, isAttached ? 0 : 1, rest);
  return { value: first, taken: isAttached ? 0 : 1 };
}

/** A list goes on as long as a comma ends or begins an argument: shells split it at blanks. */
function readNames(first: string, taken: number, rest: readonly string[]): Read {
  let text = first;
  let count = taken;
  for (let next = rest[count]; next !== undefined && (/,\s*$/.test(text) || /^\s*,/.test(next)); next = rest[count]) {
    text += next;
    count += 1;
  }
  return {
    value: text
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
    taken: count,
  };
}

function missing(name: string, next: string | undefined): CommandFailure {
  const fix =
    next === undefined || next.trim() === ""
      ? "A variable of PowerShell is nothing in another shell. Nothing was sent."
      : `If ${quotedArgument(next)} is the value, write -${name}:${next}. Nothing was sent.`;
  return new CommandFailure("usage", `-${name} has no value.`, { fix });
}
