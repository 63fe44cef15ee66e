import type { Offer, OfferedOption } from "./offer.ts";

/** A script for fish: `guestlist completion fish | source`. */
export function fish(offers: readonly Offer[]): string {
  const commands = offers.map(
    ({ name, summary }) => `complete -c guestlist -n __fish_use_subcommand -f -a ${quoted(name)} -d ${quoted(summary)}`,
  );
  const more = offers.flatMap(({ name, words, options: own }) => [
    ...(words.length > 0 ? [`complete -c guestlist -n ${after(name)} -a ${quoted(words.join(" "))}`] : []),
    ...own.map((option) => `complete -c guestlist -n ${after(name)} ${optionWords(option)}`),
  ]);
  return ["# guestlist completion fish", ...commands, ...more, ""].join("\n");
}

const after = (name: string) => quoted(`__fish_seen_subcommand_from ${name}`);

function optionWords({ long, short, description, takesValue, choices }: OfferedOption): string {
  const name = [`-l ${long.slice(2)}`, ...(short ? [`-s ${short.slice(1)}`] : [])].join(" ");
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : takesValue ? " -r" : "";
  return `${name}${value} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
