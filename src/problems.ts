import type { Log } from "./ports/log.ts";
import type { MetProblem, Problems } from "./ports/problems.ts";

/** The way out of each problem, for the log. */
const fixes: Readonly<Record<MetProblem, string>> = {
  "token-refused":
    "Entra refuses the bot's credentials. Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID. If the client secret has expired, make a new one (Entra admin center, App registrations, Certificates & secrets). Then start the bot again.",
  "oauth-connection-missing":
    "The token service doesn't know the bot's OAuth connection, so nobody can sign in. Compare OAUTH_CONNECTION_NAME with Azure portal, your Azure Bot, Configuration, OAuth connection settings; the connection there needs a token exchange URL. Then start the bot again.",
  "following-not-permitted":
    "Grant the application permission User.Read.All with admin consent, then start the bot again: until then it can't see who accepts.",
  "notifications-not-reached":
    "Microsoft can't reach the bot at PUBLIC_URL, so it can't notify it of changes in the directory. Let Microsoft POST to <PUBLIC_URL>/notifications from the internet: no sign-in before it, and a certificate that everybody trusts. Until then the bot looks for changes by itself.",
  "notifications-refused":
    "Microsoft Graph doesn't notify the bot of changes in the directory. The error has the reason and Graph's request-id. Until it does, the bot looks for changes by itself.",
  "policy-invalid": "The policy file has become invalid, so the last valid policy stays in force. See: npm run policy -- check",
  "approvals-channel-left":
    "The bot was removed from the approvals channel, so nobody can decide. Add it there again, or choose another channel with “use this channel for approvals”.",
};

/** Problems in memory: what isn't met again after a restart is over. */
export function createProblems(log: Log): Problems {
  const met = new Set<MetProblem>();
  return {
    report(code, error) {
      if (met.has(code)) return;
      met.add(code);
      log.error("problem-found", error, { problem: code, fix: fixes[code] });
    },
    clear(code, as = "solved") {
      if (met.delete(code)) log.info(`problem-${as}`, { problem: code });
    },
    has: (code) => met.has(code),
    list: () => [...met].toSorted(),
  };
}
