import type { AzureCliProblem, ShellSignIn, ShellSignInOutcome } from "../../ports/identity.ts";
import type { SignInDenial } from "../../domain/sign-in-denial.ts";
import { CommandFailure } from "../command-failure.ts";
import { interrupted } from "../interrupted.ts";

interface Where {
  readonly how: ShellSignIn;
  readonly tenantId: string;
  readonly cloud: string;
}

/** A sign-in that didn't give a session, as a sentence and what to do. */
export function signInFailure(outcome: Exclude<ShellSignInOutcome, { readonly kind: "signed-in" }>, where: Where): CommandFailure {
  switch (outcome.kind) {
    case "refused":
      return new CommandFailure("sign-in-needed", refused[outcome.why], { fix: asMember(where) });
    case "consent-needed":
      return new CommandFailure("refused-by-microsoft", "An administrator has not consented to Guestlist's permissions in this tenant.", {
        fix: `A Global Administrator can do it here: ${outcome.url}`,
      });
    case "strong-auth-needed":
      return new CommandFailure("sign-in-needed", "Microsoft Entra asks for another proof, such as a second factor.", {
        fix: byBrowser(where),
      });
    case "denied":
      return denied(outcome);
    case "declined":
      return new CommandFailure("sign-in-needed", "The sign-in was cancelled.", { fix: "Run the command again to sign in." });
    case "too-late":
      return new CommandFailure("sign-in-needed", "Nobody signed in in time.", { fix: tooLate[where.how] });
    case "stopped":
      return interrupted();
    case "not-a-public-client":
      return new CommandFailure("refused-by-microsoft", "The app registration doesn't allow this sign-in.", {
        fix: registration[where.how],
      });
    case "misconfigured":
      return new CommandFailure("refused-by-microsoft", `${outcome.error.message}.`, {
        fix: "Compare MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID with the app registration in Entra admin center.",
        cause: outcome.error,
      });
    case "no-azure-cli":
      return new CommandFailure("sign-in-needed", azureCli[outcome.why], { fix: azureCliFix(outcome.why, where) });
  }
}

const refused = {
  "other-tenant": "That account belongs to another tenant than the one Guestlist is set up for.",
  guest: "That account is a guest in this tenant; only its members can use Guestlist's commands.",
  "personal-account": "That is a personal Microsoft account; only members of the tenant can use Guestlist's commands.",
  "invalid-token": "Microsoft Entra's answer doesn't prove who signed in.",
} as const;

function asMember({ how, tenantId }: Where): string {
  const fix = how === "azure-cli" ? `Run: az login --tenant ${tenantId}` : "Run the command again";
  return `${fix}, and sign in with your work account of tenant ${tenantId}.`;
}

function byBrowser({ how }: Where): string {
  return how === "browser" ? "Run the command again to sign in." : `Sign in by browser: run the command without ${options[how]}.`;
}

const options = { browser: "", "azure-cli": "--az", "device-code": "--device-code" } as const;

const tooLate = {
  browser:
    "Run the command again. If the page showed AADSTS50011, add the platform “Mobile and desktop applications” with http://localhost in Entra admin center → App registrations → Authentication.",
  "device-code": "Run the command again for a new code.",
  "azure-cli": "Run the command again.",
} as const;

const registration = {
  browser:
    "In Entra admin center → App registrations → Authentication, http://localhost must be an address of the platform “Mobile and desktop applications”, not of “Web”.",
  "device-code":
    "In Entra admin center → App registrations → Authentication, “Allow public client flows” must be on for device codes; signing in by browser doesn't need it.",
  "azure-cli": "Sign in by browser: run the command without --az.",
} as const;

const denials: Readonly<Record<SignInDenial, readonly [string, string]>> = {
  "not-assigned": [
    "Your account isn't assigned to this app",
    "An administrator can assign it: Entra admin center → Enterprise applications → Guestlist → Users and groups.",
  ],
  "account-disabled": ["Your account is disabled, locked or unknown in this tenant", "Ask an administrator."],
  "access-rule": ["A Conditional Access policy of your organization blocks this sign-in", "Ask an administrator."],
  device: [
    "Your organization requires a managed device or another app for this sign-in",
    "Try it on a device that your organization manages.",
  ],
  other: ["Microsoft Entra doesn't let you sign in", "Ask an administrator; the number says why."],
};

function denied({ why, number, remoteId }: Extract<ShellSignInOutcome, { readonly kind: "denied" }>): CommandFailure {
  const [sentence, fix] = denials[why];
  const reference = remoteId === undefined ? number : `${number}, correlation id ${remoteId}`;
  return new CommandFailure("refused-by-microsoft", `${sentence} (${reference}).`, { fix });
}

const azureCli: Readonly<Record<AzureCliProblem, string>> = {
  "not-installed": "The Azure CLI (az) isn't installed, or isn't on the PATH.",
  "signed-out": "The Azure CLI isn't signed in to this tenant.",
  "no-answer": "The Azure CLI gave no answer that Guestlist understands.",
  "other-cloud": "Microsoft Graph doesn't accept the Azure CLI's token: it may be signed in to another cloud.",
  app: "The Azure CLI is signed in as an app, not as a person.",
};

const azureClouds: Readonly<Record<string, string>> = {
  usgov: "AzureUSGovernment",
  usgovdod: "AzureUSGovernment",
  china: "AzureChinaCloud",
};

function azureCliFix(why: AzureCliProblem, { tenantId, cloud }: Where): string {
  const login = `az login --tenant ${tenantId} --allow-no-subscriptions`;
  switch (why) {
    case "not-installed":
      return "Install it (https://aka.ms/azure-cli), or sign in by browser: run the command without --az.";
    case "signed-out":
      return `Run: ${login}`;
    case "no-answer":
      return "Try it alone: az account get-access-token --resource-type ms-graph. Or sign in by browser: run the command without --az.";
    case "other-cloud":
      return `Run: az cloud set --name ${azureClouds[cloud] ?? "AzureCloud"} && ${login}`;
    case "app":
      return `Run: ${login}. To act as the app, use --as-app.`;
  }
}
