import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { scanMail } from "../../../sandbox/partner/scan-mail.ts";
import { startSandbox, type Sandbox } from "../../../sandbox/sandbox.ts";
import { sandboxFolder } from "../../../scripts/process/sandbox-folder.ts";
import { aMail } from "../a-mail.ts";
import { callApi } from "../bot-client.ts";
import { signingKeys } from "../signing-keys.ts";

const email = "dana@fabrikam.com";

describe("scanMail", () => {
  let sandbox: Sandbox;
  let from: number;
  const visits: string[] = [];
  const landing = createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    response.end();
  });
  const page = (path: string) => `http://localhost:${(landing.address() as AddressInfo).port}${path}`;

  before(async () => {
    await new Promise<void>((resolve) => void landing.listen(0, "localhost", resolve));
    sandbox = await startSandbox({ certificateDirectory: sandboxFolder, keys: await signingKeys(), prepared: true });
  });
  after(async () => {
    await sandbox.close();
    landing.close();
  });
  beforeEach(() => {
    visits.length = 0;
    sandbox.reset();
    from = sandbox.requests.since(0).next;
  });

  /** As the app, with Microsoft's mail. */
  async function invite(): Promise<string> {
    const { MICROSOFT_APP_ID: client = "", MICROSOFT_APP_PASSWORD: secret = "", MICROSOFT_APP_TENANT_ID } = sandbox.botEnvironment();
    const form = {
      grant_type: "client_credentials",
      client_id: client,
      client_secret: secret,
      scope: "https://graph.microsoft.com/.default",
    };
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const path = `/${MICROSOFT_APP_TENANT_ID}/oauth2/v2.0/token`;
    const { body: token } = await callApi(sandbox, { method: "POST", path, body: new URLSearchParams(form).toString(), headers });
    const { status, body } = await callApi(sandbox, {
      ...{ method: "POST", path: "/v1.0/invitations", headers: { authorization: `Bearer ${token.access_token}` } },
      body: { invitedUserEmailAddress: email, inviteRedirectUrl: page("/welcome/abc"), sendInvitationMessage: true },
    });
    assert.equal(status, 201);
    await sandbox.settled();
    return body.inviteRedeemUrl;
  }

  const opened = () =>
    sandbox.requests
      .since(from)
      .requests.filter(({ path }) => path.startsWith("/redeem"))
      .map(({ method }) => method);
  const stateOfGuest = () => sandbox.tenant.users.list().find(({ mail }) => mail === email)?.externalUserState;

  it("G204: opens the redeem link and the landing page, and nobody has accepted", async () => {
    sandbox.control.patch({ mailScanner: true });
    const redeemUrl = await invite();
    assert.ok(redeemUrl.startsWith(sandbox.pageUrl));
    assert.deepEqual(
      [opened(), visits],
      [
        ["HEAD", "GET"],
        ["HEAD /welcome/abc", "GET /welcome/abc"],
      ],
    );
    assert.equal(stateOfGuest(), "PendingAcceptance");
  });

  it("opens nothing while the switch is off", async () => {
    await invite();
    assert.deepEqual([visits, opened()], [[], []]);
  });

  it("opens the links of the message and the text, each once, and none of other machines", async () => {
    const mail = {
      ...aMail("1"),
      ...{ redeemUrl: "", redirectUrl: "https://contoso.com/", customMessage: `See ${page("/plan")} and (${page("/welcome/a")})` },
      body: { contentType: "html", content: `<a href="${page("/plan")}">plan</a> <a href='https://fabrikam.com/'>us</a>` },
    } as const;
    await scanMail({ settings: { ...sandbox.control.settings, mailScanner: true } }, mail);
    assert.deepEqual(visits, ["HEAD /plan", "GET /plan", "HEAD /welcome/a", "GET /welcome/a"]);
  });
});
