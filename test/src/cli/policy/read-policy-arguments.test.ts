import assert from "node:assert/strict";
import fc from "fast-check";
import { CommandFailure } from "../../../../src/cli/command-failure.ts";
import { typedPolicy } from "./typed-policy.ts";
import { runs } from "../../../build/runs.ts";

const team = "0b6f4a4c-5a0d-4b0c-8e57-c0de00000024";

describe("readPolicyArguments", () => {
  it("reads check with its file", () => {
    assert.deepEqual(typedPolicy("check", "policy.json"), { kind: "check", file: "policy.json", json: false });
    assert.deepEqual(typedPolicy("--json", "check", "--", "-odd-.json"), { kind: "check", file: "-odd-.json", json: true });
  });

  it("reads explain: a guest in a chat, by the configured policy, unless told otherwise", () => {
    const usual = {
      kind: "explain",
      requester: "ada",
      email: "sam@fabrikam.com",
      inviteAs: "guest",
      home: "chat",
      message: false,
      json: false,
    };
    assert.deepEqual(typedPolicy("explain", "ada", "sam@fabrikam.com"), usual);
    assert.deepEqual(typedPolicy("explain", "--member", "ada", "sam@fabrikam.com", "--in", team, "--file=p.json", "--json"), {
      ...usual,
      inviteAs: "member",
      home: team,
      file: "p.json",
      json: true,
    });
    const more = ["--cc", "kim@fabrikam.com", "--page=https://evil.example/", "--message"];
    assert.deepEqual(typedPolicy("explain", "ada", "sam@fabrikam.com", ...more), {
      ...usual,
      cc: "kim@fabrikam.com",
      page: "https://evil.example/",
      message: true,
    });
    for (const home of ["chat", "19:decide@thread.tacv2", "19:old@thread.skype"]) {
      assert.deepEqual(typedPolicy("explain", "ada", "sam@fabrikam.com", "--in", home), { ...usual, home });
    }
  });

  const misunderstood: readonly (readonly [args: readonly string[], problem: string])[] = [
    [[], "Say what to do: check or explain."],
    [["check"], "Say which file to check."],
    [["check", ""], "Say which file to check."],
    [["check", "a", "b"], '"b" is too many.'],
    [["check", "a", "--member"], "check takes no --member."],
    [["check", "a", "--file", "b"], "check takes no --file."],
    [["explain"], "Say who asks and for which address."],
    [["explain", "ada"], "Say who asks and for which address."],
    [["explain", "", "sam@fabrikam.com"], "Say who asks and for which address."],
    [["explain", "a", "b", "c"], '"c" is too many.'],
    [["explain", "a", "b", "--file="], "--file takes the path of a policy file."],
    [["explain", "a", "b", "--in", "the moon"], "--in takes a channel's id (19:…@thread.tacv2), the object id of a team's group, or chat."],
    [["explain", "a", "b", "--in="], "--in takes a channel's id (19:…@thread.tacv2), the object id of a team's group, or chat."],
  ];
  for (const [args, problem] of misunderstood) {
    it(`doesn't understand "${args.join(" ").slice(0, 60)}", and says why`, () => {
      assert.deepEqual(typedPolicy(...args), { kind: "usage", problem });
    });
  }

  it("refuses whatever else is typed", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("check", "explain", "--in", "--file", "--member", "--json", "--", "-", "--__proto__", "--in=x"),
    );
    fc.assert(
      fc.property(fc.array(word), (args) => {
        const refusal = refusalOf(args);
        assert.ok(refusal === undefined || (refusal instanceof CommandFailure && refusal.exit === "usage"), String(refusal));
      }),
      { numRuns: runs(1_000) },
    );
  });
});

function refusalOf(args: readonly string[]): unknown {
  if (args.includes("-h")) return undefined;
  try {
    typedPolicy(...args);
    return undefined;
  } catch (error) {
    return error;
  }
}
