import assert from "node:assert/strict";
import { fish } from "../../../../src/cli/completion/fish.ts";
import { anOffer } from "./an-offer.ts";

describe("fish", () => {
  it("offers commands, words, options with what they do, and choices", () => {
    const after = "complete -c guestlist -n '__fish_seen_subcommand_from show'";
    assert.deepEqual(fish([anOffer]).split("\n"), [
      "# guestlist completion fish",
      "complete -c guestlist -n __fish_use_subcommand -f -a 'show' -d 'what\\'s there: $HOME'",
      `${after} -a 'one two'`,
      `${after} -l state -s s -x -a 'open ended' -d 'Dana\\'s \\\\state'`,
      `${after} -l file -r -d 'a file'`,
      `${after} -l all -d 'everything'`,
      "",
    ]);
  });
});
