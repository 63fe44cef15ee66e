import type { Offer } from "../../../../src/cli/completion/offer.ts";

/** A command with everything that a shell can offer, and with signs that shells have a meaning for. */
export const anOffer: Offer = {
  name: "show",
  summary: "what's there: $HOME",
  words: ["one", "two"],
  options: [
    { long: "--state", short: "-s", description: "Dana's \\state", takesValue: true, choices: ["open", "ended"] },
    { long: "--file", description: "a file", takesValue: true, choices: [] },
    { long: "--all", description: "everything", takesValue: false, choices: [] },
  ],
};
