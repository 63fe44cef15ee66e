import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { IncomingMessage } from "node:http";
import { request } from "node:https";
import { z } from "zod";
import { seedGuests } from "../../sandbox/tenant/seed.ts";
import { GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { othersWorld, type OthersWorld } from "./others-world.ts";

const CLI = "node_modules/@pnp/cli-microsoft365/dist/index.js";
const user = z.object({ id: z.string(), displayName: z.string(), mail: z.string().optional(), externalUserState: z.string().nullish() });

describe("the CLI for Microsoft 365, as it is", function () {
  this.timeout(60_000);
  let world: OthersWorld;

  before(async () => {
    world = await othersWorld({ proxyPort: 0 });
    await m365("cli", "config", "set", "--key", "disableTelemetry", "--value", "true");
    const { app, id } = world.sandbox.tenant;
    await m365("login", "--authType", "secret", "--appId", app.appId, "--tenant", id, "--secret", app.secret);
  });
  after(() => world.close());

  /** Runs a command; what it prints. */
  async function m365(...args: readonly string[]): Promise<string> {
    const { code, output, errors } = await world.run([CLI, ...args, "--output", "json"], { NO_COLOR: "1" });
    assert.equal(code, 0, `${args.slice(0, 4).join(" ")}: ${errors}${output}`);
    return output;
  }

  it("logs in with the app's secret, and knows who it is", async () => {
    const { connectedAs, authType, appId } = z
      .object({ connectedAs: z.string(), authType: z.string(), appId: z.string() })
      .parse(JSON.parse(await m365("status")));
    assert.deepEqual([authType, appId], ["secret", world.sandbox.tenant.app.appId]);
    assert.notEqual(connectedAs, "");
  });

  it("invites a guest: entra user guest add", async () => {
    const args = ["--emailAddress", "dana@fabrikam.com", "--displayName", "Dana", "--sendInvitationMessage", "true"];
    const answer = z
      .object({ status: z.string(), inviteRedeemUrl: z.string(), invitedUser: z.object({ id: z.string() }) })
      .parse(JSON.parse(await m365("entra", "user", "guest", "add", ...args)));
    assert.equal(answer.status, "PendingAcceptance");
    assert.match(answer.inviteRedeemUrl, /\/redeem\?rd=https%3a%2f%2finvitations\.microsoft\.com/);
    assert.equal(world.sandbox.tenant.users.get(answer.invitedUser.id)?.displayName, "Dana");
  });

  it("lists users: entra user list, page by page", async () => {
    seedGuests(world.sandbox.tenant, 150);
    const all = z.array(user).parse(JSON.parse(await m365("entra", "user", "list")));
    assert.ok(all.length > 150);
    assert.ok(all.some(({ displayName }) => displayName === "Adele Vance"));
    const listed = await m365("entra", "user", "list", "--type", "Guest", "--properties", "id,displayName,externalUserState");
    const guests = z.array(user).parse(JSON.parse(listed));
    assert.equal(guests.find(({ id }) => id === GUEST_IDS.sam)?.externalUserState, "Accepted");
    assert.equal(guests.find(({ id }) => id === GUEST_IDS.nora)?.externalUserState, "PendingAcceptance");
  });

  it("gets one user, and is told when there is none: entra user get", async () => {
    const found = user.parse(JSON.parse(await m365("entra", "user", "get", "--id", GUEST_IDS.sam, "--properties", "id,displayName")));
    assert.equal(found.displayName, "Sam Rivera");
    const { code, output, errors } = await world.run([CLI, "entra", "user", "get", "--id", "0b6f4a4c-5a0d-4b0c-8e57-c0de000000ff"]);
    assert.equal(code, 1);
    assert.match(output + errors, /does not exist or one of its queried reference-property objects are not present/);
  });

  it("removes a guest: entra user remove", async () => {
    await m365("entra", "user", "remove", "--id", GUEST_IDS.nora, "--force");
    const left = z.array(user).parse(JSON.parse(await m365("entra", "user", "list", "--type", "Guest")));
    assert.equal(
      left.some(({ id }) => id === GUEST_IDS.nora),
      false,
    );
  });

  it("lets a person log in by a device code, and then acts as that person", async () => {
    const { app, id } = world.sandbox.tenant;
    const login = world.start([CLI, "login", "--authType", "deviceCode", "--appId", app.appId, "--tenant", id], { NO_COLOR: "1" });
    const ended = once(login, "exit");
    const [, page = "", code = ""] = await said(login, /open the page (\S+) and enter the code (\S+) to/);
    assert.equal(page, `https://login.microsoftonline.com/${id}/oauth2/deviceauth`);
    assert.equal(await enterCode(new URL(page).pathname, { user_code: code, person: PERSON_IDS.adele }), 200);
    assert.deepEqual(await ended, [0, null]);

    assert.match(await m365("status"), /AdeleV@contoso\.com/i);
    await m365("entra", "user", "guest", "add", "--emailAddress", "kim@fabrikam.com", "--sendInvitationMessage", "true");
    assert.equal(world.sandbox.tenant.mailbox.list()[0]?.inviter.name, "Adele Vance");
  });

  /** What somebody does in a browser on another device. */
  async function enterCode(path: string, form: Readonly<Record<string, string>>): Promise<number | undefined> {
    const { NODE_EXTRA_CA_CERTS = "" } = world.sandbox.botEnvironment();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const asked = request(new URL(path, world.sandbox.apiUrl), { method: "POST", headers, ca: await readFile(NODE_EXTRA_CA_CERTS) });
    asked.end(new URLSearchParams(form).toString());
    const [answer]: unknown[] = await once(asked, "response");
    assert.ok(answer instanceof IncomingMessage);
    answer.resume();
    return answer.statusCode;
  }
});

/** Waits until a program has said this on stderr. */
async function said({ stderr }: ChildProcess, words: RegExp): Promise<RegExpExecArray> {
  assert.ok(stderr);
  let heard = "";
  for await (const chunk of stderr.iterator({ destroyOnReturn: false })) {
    heard += String(chunk);
    const found = words.exec(heard);
    if (found) return found;
  }
  throw new Error(`The program never said ${words}: ${heard}`);
}
