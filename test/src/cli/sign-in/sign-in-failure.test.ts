import assert from "node:assert/strict";
import { signInFailure } from "../../../../src/cli/sign-in/sign-in-failure.ts";
import { signInDenials } from "../../../../src/domain/sign-in-denial.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import type { ShellSignIn } from "../../../../src/ports/identity.ts";

type Outcome = Parameters<typeof signInFailure>[0];
const tenantId = "11111111-2222-4333-8444-555555555555";

describe("signInFailure", () => {
  const told = (outcome: Outcome, how: ShellSignIn = "browser", cloud = "public") => {
    const { exit, message, fix = "" } = signInFailure(outcome, { how, tenantId, cloud });
    return { exit, text: `${message} ${fix}` };
  };

  const rows: readonly (readonly [string, Outcome, ShellSignIn, string, RegExp])[] = [
    ["another tenant", { kind: "refused", why: "other-tenant" }, "browser", "sign-in-needed", /another tenant .* tenant 11111111/],
    ["a guest", { kind: "refused", why: "guest" }, "device-code", "sign-in-needed", /guest in this tenant/],
    ["a personal account", { kind: "refused", why: "personal-account" }, "browser", "sign-in-needed", /personal Microsoft account/],
    ["a guest of the Azure CLI", { kind: "refused", why: "guest" }, "azure-cli", "sign-in-needed", /Run: az login --tenant 11111111/],
    ["an invalid token", { kind: "refused", why: "invalid-token" }, "browser", "sign-in-needed", /doesn't prove/],
    ["no consent", { kind: "consent-needed", url: "https://x.example/c" }, "browser", "refused-by-microsoft", /https:\/\/x\.example\/c/],
    ["a second factor", { kind: "strong-auth-needed" }, "device-code", "sign-in-needed", /without --device-code/],
    ["a second factor by browser", { kind: "strong-auth-needed" }, "browser", "sign-in-needed", /again to sign in/],
    ["a person who declined", { kind: "declined" }, "browser", "sign-in-needed", /cancelled/],
    ["nobody in time", { kind: "too-late" }, "browser", "sign-in-needed", /AADSTS50011.*Mobile and desktop applications/],
    ["an expired device code", { kind: "too-late" }, "device-code", "sign-in-needed", /new code/],
    ["Ctrl+C", { kind: "stopped" }, "browser", "interrupted", /Stopped/],
    ["a web address", { kind: "not-a-public-client" }, "browser", "refused-by-microsoft", /Mobile and desktop applications/],
    ["no device codes", { kind: "not-a-public-client" }, "device-code", "refused-by-microsoft", /Allow public client flows/],
    ["no Azure CLI", { kind: "no-azure-cli", why: "not-installed" }, "azure-cli", "sign-in-needed", /aka\.ms\/azure-cli/],
    [
      "az signed out",
      { kind: "no-azure-cli", why: "signed-out" },
      "azure-cli",
      "sign-in-needed",
      /az login --tenant 11111111\S+ --allow-no/,
    ],
    ["az silent", { kind: "no-azure-cli", why: "no-answer" }, "azure-cli", "sign-in-needed", /az account get-access-token/],
    ["az as an app", { kind: "no-azure-cli", why: "app" }, "azure-cli", "sign-in-needed", /--as-app/],
  ];
  for (const [what, outcome, how, exit, words] of rows) {
    it(`says what to do after ${what}`, () => {
      const { exit: ended, text } = told(outcome, how);
      assert.equal(ended, exit);
      assert.match(text, words);
    });
  }

  it("names the Azure CLI's cloud", () => {
    const other: Outcome = { kind: "no-azure-cli", why: "other-cloud" };
    const clouds = { public: "AzureCloud", usgov: "AzureUSGovernment", usgovdod: "AzureUSGovernment", china: "AzureChinaCloud" };
    for (const [cloud, name] of Object.entries(clouds)) {
      assert.match(told(other, "azure-cli", cloud).text, new RegExp(`az cloud set --name ${name} &&`));
    }
  });

  it("has words of its own for every denial, with Entra's number and its correlation id", () => {
    const texts = signInDenials.map((why) => told({ kind: "denied", why, number: "AADSTS1", remoteId: "c-1" }));
    assert.equal(new Set(texts.map(({ text }) => text)).size, signInDenials.length);
    for (const { exit, text } of texts)
      assert.deepEqual([exit, text.includes("(AADSTS1, correlation id c-1)")], ["refused-by-microsoft", true]);
    assert.match(told({ kind: "denied", why: "other", number: "AADSTS1" }).text, /\(AADSTS1\)/);
  });

  it("keeps the cause of a wrong set-up, with its number", () => {
    const error = new GuestlistError("identity-misconfigured", "Entra gave no token (AADSTS700016)");
    const failure = signInFailure({ kind: "misconfigured", error }, { how: "browser", tenantId, cloud: "public" });
    assert.deepEqual(
      [failure.exit, failure.message, failure.cause],
      ["refused-by-microsoft", "Entra gave no token (AADSTS700016).", error],
    );
  });
});
