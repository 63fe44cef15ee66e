import assert from "node:assert/strict";
import fc from "fast-check";
import { translateFilter } from "../../../../src/cli/guests/translate-filter.ts";
import { hostileText } from "../../../build/hostile-text.ts";

const oldName = fc.constantFrom("UserState", "userstate", "USERSTATE", "UserStateChangedOn", "userStateChangedOn", "ObjectId", "OBJECTID");
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const cleanText = hostileText(30).map((text) => text.replace(/\p{Cc}/gu, "").toWellFormed());

describe("a filter of the AzureAD module", () => {
  for (const [typed, sent] of [
    ["UserState eq 'PendingAcceptance'", "externalUserState eq 'PendingAcceptance'"],
    [
      " userstate eq 'UserState' and USERSTATECHANGEDON le 2026-11-01T00:00:00Z ",
      "externalUserState eq 'UserState' and externalUserStateChangeDateTime le 2026-11-01T00:00:00Z",
    ],
    ["not(ObjectId in ('1','2'))", "not(id in ('1','2'))"],
    ["displayName eq 'O''UserState'", "displayName eq 'O''UserState'"],
    ["UserStateful eq 'a' or x/UserState eq 'b' or UserState('c')", "UserStateful eq 'a' or x/UserState eq 'b' or UserState('c')"],
    ["createdDateTime ge datetime'2026-11-01T08:00:00'", "createdDateTime ge 2026-11-01T08:00:00Z"],
    ["createdDateTime ge DateTimeOffset'2026-11-01t08:00+02:00'", "createdDateTime ge 2026-11-01T08:00+02:00"],
    ["createdDateTime ge datetime'2026-11-01'", "createdDateTime ge 2026-11-01T00:00:00Z"],
    ["startswith(displayName,'datetime''2026''')", "startswith(displayName,'datetime''2026''')"],
  ] as const) {
    it(`${typed} becomes ${sent}`, () => assert.equal(translateFilter(typed), sent));
  }

  for (const [typed, message] of [
    ["a eq 'b') or (userType eq 'Member'", "The parentheses of the filter don't match."],
    ["(a eq 'b'", "The parentheses of the filter don't match."],
    ["a eq ')' )", "The parentheses of the filter don't match."],
    ["", "The filter is empty."],
    [" \t\n", "The filter is empty."],
    ["UserState eq 'Pending", "A quote in the filter isn't closed."],
    ["UserState eq\u0000 'a'", "The filter has a control character."],
    ["UserState eq 'a\u0007'", "The filter has a control character."],
    ["mail eq '\ud800'", "The filter has a control character."],
    ["mail eq '".concat("a".repeat(4_000), "'"), "The filter is longer than 4000 characters."],
    ["createdDateTime ge datetime'yesterday'", "'yesterday' in the filter isn't a time."],
    ["createdDateTime ge datetime'2026-13-45'", "'2026-13-45' in the filter isn't a time."],
  ] as const) {
    it(`is refused: ${message}`, () => assert.throws(() => translateFilter(typed), { exit: "usage", message }));
  }

  it("keeps every text in quotes as it is", () => {
    fc.assert(
      fc.property(cleanText, oldName, (text, name) => {
        const [before, after] = translateFilter(`${name} eq ${quoted(text + name)}`).split(/ eq (.*)$/su);
        assert.equal(after, quoted(text + name));
        assert.match(before ?? "", /^(?:id|externalUserState(?:ChangeDateTime)?)$/);
      }),
    );
  });

  it("is the same when it is translated again", () => {
    fc.assert(
      fc.property(cleanText, oldName, (text, name) => {
        const once = translateFilter(`${name} eq ${quoted(text)} and createdDateTime le datetime'2026-01-01'`);
        assert.equal(translateFilter(once), once);
      }),
    );
  });

  it("is translated or refused with a sentence, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(200), fc.string({ unit: "binary" })), (typed) => {
        try {
          encodeURIComponent(translateFilter(typed));
        } catch (error) {
          assert.equal(error instanceof Error && error.name, "CommandFailure");
        }
      }),
    );
  });
});
