import type { Command } from "commander";

/** An option that a shell offers. */
export interface OfferedOption {
  /** With its dashes. */
  readonly long: string;
  readonly short?: string;
  readonly description: string;
  readonly takesValue: boolean;
  /** What the value may be; empty: anything. */
  readonly choices: readonly string[];
}

/** What a shell offers after a command's name. */
export interface Offer {
  readonly name: string;
  readonly summary: string;
  /** What the arguments may be; empty: anything. */
  readonly words: readonly string[];
  readonly options: readonly OfferedOption[];
}

/** The offer for a command, from its definition. */
export function offerOf({ name, summary }: Pick<Offer, "name" | "summary">, parser: Command): Offer {
  const options = parser.options.flatMap(({ long, short, description, required, argChoices = [], hidden }) =>
    hidden || !long ? [] : [{ long, ...(short && { short }), description, takesValue: required, choices: argChoices }],
  );
  return {
    name,
    summary,
    words: parser.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
    options: [...options, { long: "--help", short: "-h", description: "this help", takesValue: false, choices: [] }],
  };
}

/** The names of an option, as they are typed. */
export function namesOf({ long, short }: OfferedOption): readonly string[] {
  return short === undefined ? [long] : [long, short];
}
