import assert from "node:assert/strict";
import fc from "fast-check";
import { parsePolicy } from "../../../../src/adapters/policy/parse-policy.ts";
import { describeProblem } from "../../../../src/adapters/policy/policy-problem.ts";
import { defaultPolicy } from "../../../../src/domain/policy/policy.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";

const group = "0b6f4a4c-5a0d-4b0c-8e57-c0de00000021";
const person = "48d31887-5fad-4d73-a9f5-3c356e68a038";

function policyOf(file: unknown): Policy {
  const parsed = parsePolicy(JSON.stringify(file));
  return parsed.kind === "policy" ? parsed.policy : assert.fail(parsed.problems.map(describeProblem).join("\n"));
}

function problems(file: unknown): readonly string[] {
  const parsed = parsePolicy(typeof file === "string" ? file : JSON.stringify(file));
  return parsed.kind === "policy" ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

const deny = { name: "deny", verdict: "deny" };

describe("parsePolicy", () => {
  it("refuses a pace that Microsoft would block, but in the sandbox", () => {
    const wide = { pace: { person: { atOnce: 21 }, perDay: 2001 } };
    assert.deepEqual(problems(wide), [
      "pace.person.atOnce: must be 1 to 20: Microsoft blocks tenants that invite too fast",
      "pace.perDay: must be 1 to 2000: Microsoft blocks tenants that invite too fast",
    ]);
    assert.equal(parsePolicy(JSON.stringify(wide), { anyPace: true }).kind, "policy");
  });

  it("fills in what is left out from the default policy", () => {
    for (const file of [
      {},
      { $schema: "./policy.schema.json" },
      { rules: [], caps: {}, pace: { person: {}, tenant: {} }, approvals: {}, approvers: {}, admins: {}, users: {} },
    ]) {
      assert.deepEqual(policyOf(file), defaultPolicy);
    }
  });

  it("reads everything that a policy can say", () => {
    const rule = {
      name: " Members of Fabrikam ",
      when: {
        partnerDomains: ["Fabrikam.com", "=BÜCHER.example", "*.Gov"],
        requesterGroups: [group.toUpperCase()],
        requesterDepartments: ["Retail"],
        inviteAs: "member",
        homes: ["chat", group.toUpperCase(), "19:Abc@thread.tacv2"],
      },
      verdict: "approve",
      approvers: "partners",
    };
    const tag = { id: "MmNk", name: "Approvers" };
    const file = {
      rules: [rule, { name: "Competitors", verdict: "deny", say: { en: "No.", "fr-FR": "Non." } }],
      otherwise: { verdict: "deny", say: "Ask the Partners team." },
      caps: { perDay: 20, pending: 50 },
      pace: {
        person: { atOnce: 3, thenEverySeconds: 90 },
        tenant: { atOnce: 8, thenEverySeconds: 45 },
        perDay: 10,
        betweenMailsSeconds: 900,
      },
      approvals: {
        ...{ channel: "19:approvals@thread.tacv2", locale: "fr-FR", timeZone: "Europe/Paris", weekend: ["friday", "saturday"] },
        ...{ remindAfter: 2, escalate: { after: 3, to: "legal" }, lapseAfter: 14, approvers: "partners" },
      },
      approvers: {
        partners: { group: group.toUpperCase(), displayName: "the Partners team", tag },
        legal: { people: [person.toUpperCase()] },
        team: { team: true, displayName: "everybody" },
      },
      admins: { people: [person.toUpperCase()], group: group.toUpperCase(), directoryRoles: false },
      redirectHosts: ["Portal.BÜCHER.example", "=contoso.azurewebsites.net"],
      personalMessage: "approve",
      cc: "deny",
      addToTeam: "off",
      users: { guests: true, groups: [group.toUpperCase()] },
    };
    assert.deepEqual(policyOf(file), {
      rules: [
        {
          ...{ name: "Members of Fabrikam", verdict: "approve", approvers: "partners" },
          when: {
            partnerDomains: ["fabrikam.com", "=xn--bcher-kva.example", "*.gov"],
            requesterGroups: [group],
            requesterDepartments: ["Retail"],
            inviteAs: "member",
            homes: ["chat", group, "19:Abc@thread.tacv2"],
          },
        },
        { name: "Competitors", when: {}, verdict: "deny", say: { en: "No.", "fr-FR": "Non." } },
      ],
      otherwise: { verdict: "deny", say: "Ask the Partners team." },
      caps: { perDay: 20, pending: 50 },
      pace: { person: { atOnce: 3, thenEvery: 90 }, tenant: { atOnce: 8, thenEvery: 45 }, perDay: 10, betweenMails: 900 },
      approvals: {
        ...{ channel: "19:approvals@thread.tacv2", locale: "fr-FR", timeZone: "Europe/Paris", weekend: [5, 6] },
        ...{ remindAfter: 2, escalate: { after: 3, to: "legal" }, lapseAfter: 14, approvers: "partners" },
      },
      approvers: [
        { name: "partners", who: { kind: "group", group }, displayName: "the Partners team", tag },
        { name: "legal", who: { kind: "people", people: [person] } },
        { name: "team", who: { kind: "team" }, displayName: "everybody" },
      ],
      admins: { people: [person], group, directoryRoles: false },
      redirectHosts: ["portal.xn--bcher-kva.example", "=contoso.azurewebsites.net"],
      personLimits: true,
      personalMessage: "approve",
      cc: "deny",
      addToTeam: "off",
      users: { guests: true, groups: [group] },
    });
  });

  it("refuses hosts below which everybody can have a page", () => {
    const message = "everybody can have a page there: name your own host, e.g. contoso.azurewebsites.net";
    const hosts = ["*.github.io", "sharepoint.com", "portal.contoso.com", "net"];
    assert.deepEqual(
      problems({ redirectHosts: hosts }),
      [0, 1, 3].map((index) => `redirectHosts[${index}]: ${message}`),
    );
  });

  it("says all that is wrong at once, by line, with the path and the line", () => {
    const text = `{
  // comments count as lines
  "caps": { "perDay": "20" },
  "rules": [
    { "name": "one", "verdict": "alow" },
    { "name": "two", "verdict": "allow", "when": { "partnerDomains": ["@fabrikam.com"] } },
  ],
}`;
    const parsed = parsePolicy(text);
    assert.deepEqual(parsed.kind === "problems" && parsed.problems.map(describeProblem), [
      "line 3, column 23: caps.perDay: must be a number",
      'line 5, column 33: rules[0].verdict: must be one of "allow", "approve", "deny"',
      "line 6, column 71: rules[1].when.partnerDomains[0]: must be a domain: fabrikam.com (and its subdomains), =fabrikam.com (it alone), or with at most one * in each part, e.g. *.gov",
    ]);
  });

  for (const [file, problem] of [
    [[], ": must be an object, e.g. { … }"],
    [{ rulez: [] }, 'rulez: is not known here: did you mean "rules"?'],
    [{ users: { group: [] } }, 'users.group: is not known here: did you mean "groups"?'],
    [
      { rules: [{ ...deny, when: { partnerDomain: [] } }] },
      'rules[0].when.partnerDomain: is not known here: did you mean "partnerDomains"?',
    ],
    [{ approvers: { legal: { people: [person], display: "x" } } }, "approvers.legal.display: is not known here"],
    [{ constructor: 1 }, "constructor: is not known here"],
    [{ rules: {} }, "rules: must be a list, e.g. [ … ]"],
    [{ rules: [{ verdict: "deny" }] }, "rules[0].name: is missing"],
    [{ rules: [{ name: "deny" }] }, "rules[0].verdict: is missing"],
    [{ rules: [{ ...deny, name: "" }] }, "rules[0].name: must not be empty"],
    [{ rules: [{ ...deny, name: "x".repeat(61) }] }, "rules[0].name: must have at most 60 characters"],
    [{ rules: [{ ...deny, name: "a\nb" }] }, "rules[0].name: must be one line without control characters"],
    [{ rules: [deny, { name: " deny ", verdict: "allow" }] }, "rules[1].name: rules[0] has this name already"],
    [{ rules: Array.from({ length: 501 }, (_, index) => ({ ...deny, name: `rule ${index}` })) }, "rules: must have at most 500"],
    [{ rules: [{ ...deny, when: { homes: [] } }] }, "rules[0].when.homes: must have at least 1"],
    [
      { rules: [{ ...deny, when: { homes: ["19:a@thread.v2"] } }] },
      'rules[0].when.homes[0]: must be "chat", the object id of a team\'s group, or the id of a channel, e.g. 19:…@thread.tacv2',
    ],
    [
      { rules: [{ ...deny, when: { requesterGroups: ["Sales"] } }] },
      "rules[0].when.requesterGroups[0]: must be an object id of Entra, e.g. 00000000-0000-0000-0000-000000000000",
    ],
    [{ rules: [{ name: "a", verdict: "allow", say: "No." }] }, 'rules[0].say: goes only with "verdict": "deny"'],
    [{ rules: [{ ...deny, approvers: "team" }] }, 'rules[0].approvers: goes only with "verdict": "approve"'],
    [{ otherwise: { verdict: "approve", say: "No." } }, 'otherwise.say: goes only with "verdict": "deny"'],
    [{ rules: [{ ...deny, say: {} }] }, "rules[0].say: must have at least one sentence"],
    [
      { rules: [{ ...deny, say: { English: "No." } }] },
      'rules[0].say: must be a sentence of at most 500 characters, or an object with one for each language, e.g. { "en": "…", "fr": "…" }',
    ],
    [
      { rules: [{ name: "a", verdict: "approve", approvers: "legl" }], approvers: { legal: { people: [person] } } },
      'rules[0].approvers: no such approvers under "approvers": did you mean "legal"?',
    ],
    [{ otherwise: { verdict: "approve", approvers: "partners" } }, 'otherwise.approvers: no such approvers under "approvers"'],
    [{ approvals: { approvers: "partners" } }, 'approvals.approvers: no such approvers under "approvers"'],
    [{ approvals: { escalate: { after: 1, to: "toString" } } }, 'approvals.escalate.to: no such approvers under "approvers"'],
    [{ approvers: { a: {} } }, 'approvers.a: must have exactly one of "team", "group" and "people"'],
    [{ approvers: { a: { group, team: true } } }, 'approvers.a: must have exactly one of "team", "group" and "people"'],
    [{ approvers: { team: { group } } }, 'approvers.team: is everybody in the team: write "team": true, or take another name'],
    [{ approvers: { " ": { group } } }, 'approvers[" "]: must not be empty'],
    [{ approvals: { timeZone: "Paris" } }, "approvals.timeZone: must be a time zone of the IANA, e.g. Europe/Paris"],
    [{ approvals: { timeZone: "+01:00" } }, "approvals.timeZone: must be a time zone of the IANA, e.g. Europe/Paris"],
    [{ approvals: { locale: "french (France)" } }, "approvals.locale: must be a language, e.g. en or fr-FR"],
    [{ approvals: { lapseAfter: 91 } }, "approvals.lapseAfter: must be at most 90"],
    [{ approvals: { channel: "19:a@thread.tacv2;messageid=1" } }, "approvals.channel: must be the id of a channel, e.g. 19:…@thread.tacv2"],
    [{ caps: { perDay: 0 } }, "caps.perDay: must be at least 1"],
    [{ caps: { pending: 1.5 } }, "caps.pending: must be a whole number"],
    [{ admins: { directoryRoles: "yes" } }, "admins.directoryRoles: must be true or false"],
  ] as const) {
    it(`says of ${JSON.stringify(file).slice(0, 80)}: ${problem.slice(0, 80)}`, () => {
      assert.deepEqual(problems(file), [problem]);
    });
  }

  it("never lets a week have no working day", () => {
    const weekend = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    assert.deepEqual(problems({ approvals: { weekend } }), ["approvals.weekend: must have at most 6"]);
    assert.deepEqual(policyOf({ approvals: { weekend: [] } }).approvals.weekend, []);
  });

  it("answers whatever it is given, and never quotes it", () => {
    const keys = fc.constantFrom("rules", "when", "approvers", "otherwise", "verdict", "name", "say", "users", "caps", "secret-value");
    const values = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constant("secret-value"),
        fc.integer(),
        fc.constant(null),
        fc.array(tie("node")),
        fc.dictionary(keys, tie("node")),
      ),
    })).node;
    fc.assert(
      fc.property(
        fc.dictionary(
          keys.filter((key) => key !== "secret-value"),
          values,
        ),
        (file) => {
          const parsed = parsePolicy(JSON.stringify(file));
          const messages = parsed.kind === "problems" ? parsed.problems.map(({ message }) => message) : [];
          assert.ok(!messages.join("").includes("secret-value"));
        },
      ),
    );
  });
});
