import assert from "node:assert/strict";
import { seedGuests } from "../../../../sandbox/tenant/seed.ts";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { API_URL, createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const DAY = 24 * 60 * 60 * 1000;
const STATE = "$select=id,externalUserState";

describe("GET /users/delta", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp();
  });
  afterEach(() => world.tenant.reset());

  const latest = async (options = STATE): Promise<string> =>
    (await app("GET", `/users/delta?${options}&$deltatoken=latest`)).body["@odata.deltaLink"];
  const value = async (link: string, headers = {}): Promise<Json[]> => (await app("GET", link, { headers })).body.value;
  const accept = (id: string = GUEST_IDS.nora) => world.tenant.users.update(id, { externalUserState: "Accepted" });

  it("G17: begins with all users, without properties that were never set", async () => {
    const { body } = await app("GET", `/users/delta?${STATE},otherMails`);
    assert.equal(body["@odata.context"], `${API_URL}/v1.0/$metadata#users(id,externalUserState,otherMails)`);
    assert.equal(body.value.length, 9);
    assert.deepEqual(body.value[0], { id: PERSON_IDS.adele });
    assert.deepEqual(body.value.at(-1), {
      ...{ id: GUEST_IDS.nora, externalUserState: "PendingAcceptance", otherMails: ["nora.berg@woodgrovebank.com"] },
    });
    assert.deepEqual(await value(body["@odata.deltaLink"]), []);
  });

  it("G17: sweeps page by page, and at the end reports the changes since its start", async () => {
    seedGuests(world.tenant, 400);
    const first = await app("GET", `/users/delta?${STATE}`);
    assert.deepEqual([first.body.value.length, first.body["@odata.deltaLink"]], [200, undefined]);
    accept();
    const second = await app("GET", first.body["@odata.nextLink"]);
    const third = await app("GET", second.body["@odata.nextLink"]);
    assert.deepEqual([second.body.value.length, third.body.value.length, third.body["@odata.nextLink"]], [200, 9, undefined]);
    assert.deepEqual(await value(third.body["@odata.deltaLink"]), [{ id: GUEST_IDS.nora, externalUserState: "Accepted" }]);
  });

  it("G49: begins now with $deltatoken=latest", async () => {
    const { body } = await app("GET", `/users/delta?${STATE}&$deltatoken=latest`);
    assert.deepEqual([body.value, "@odata.nextLink" in body], [[], false]);
    accept();
    assert.deepEqual(await value(body["@odata.deltaLink"]), [{ id: GUEST_IDS.nora, externalUserState: "Accepted" }]);
  });

  it("G50: returns the same changes for the same link, and none for the next", async () => {
    const link = await latest();
    accept();
    const first = await app("GET", link);
    assert.deepEqual((await app("GET", link)).body.value, first.body.value);
    assert.deepEqual(await value(first.body["@odata.deltaLink"]), []);
  });

  it("G51: reports several changes of one user several times", async () => {
    const link = await latest();
    accept();
    world.tenant.users.update(GUEST_IDS.nora, { externalUserState: "PendingAcceptance" });
    const now = { id: GUEST_IDS.nora, externalUserState: "PendingAcceptance" };
    assert.deepEqual(await value(link), [now, now]);
  });

  it("G52: $select is the tracking filter", async () => {
    const link = await latest();
    const everything = await latest("$select=displayName");
    world.tenant.users.update(GUEST_IDS.nora, { displayName: "Nora B." });
    assert.deepEqual([await value(link), await value(everything)], [[], [{ displayName: "Nora B.", id: GUEST_IDS.nora }]]);
  });

  it("G52: tracks the default properties without $select", async () => {
    const link = (await app("GET", "/users/delta?$deltatoken=latest")).body["@odata.deltaLink"];
    accept();
    world.tenant.users.update(GUEST_IDS.sam, { jobTitle: "Buyer" });
    const [change, ...others] = await value(link);
    assert.deepEqual([change.id, change.jobTitle, others.length], [GUEST_IDS.sam, "Buyer", 0]);
  });

  it("G53: returns only changed properties for Prefer: return=minimal", async () => {
    const link = await latest("$select=displayName,mail");
    world.tenant.users.update(GUEST_IDS.nora, { displayName: "Nora B." });
    const full = { displayName: "Nora B.", mail: "nora.berg@woodgrovebank.com", id: GUEST_IDS.nora };
    assert.deepEqual(await value(link), [full]);
    assert.deepEqual(await value(link, { Prefer: "return=minimal" }), [{ displayName: "Nora B.", id: GUEST_IDS.nora }]);
  });

  it("G54: marks deleted users as @removed, in changes and in sweeps", async () => {
    const link = await latest();
    world.tenant.users.remove(GUEST_IDS.nora);
    const removed = { id: GUEST_IDS.nora, "@removed": { reason: "changed" } };
    assert.deepEqual(await value(link), [removed]);
    assert.deepEqual((await value(`/users/delta?${STATE}`)).at(-1), removed);
  });

  it("G17: pages through many changes", async () => {
    const link = await latest();
    seedGuests(world.tenant, 250);
    const first = await app("GET", link);
    const second = await app("GET", first.body["@odata.nextLink"]);
    assert.deepEqual([first.body.value.length, second.body.value.length], [200, 50]);
    assert.deepEqual(await value(second.body["@odata.deltaLink"]), []);
  });

  it("G55: a filter of ids excludes other users, for the life of the link", async () => {
    const filter = `$filter=${encodeURIComponent(`id eq '${GUEST_IDS.nora}' or id eq '${GUEST_IDS.sam.toUpperCase()}'`)}`;
    const swept = await app("GET", `/users/delta?${STATE}&${filter}`);
    assert.deepEqual(
      swept.body.value.map(({ id }: { id: string }) => id),
      [GUEST_IDS.sam, GUEST_IDS.nora],
    );
    world.tenant.users.update(PERSON_IDS.adele, { externalUserState: "Accepted" });
    accept();
    assert.deepEqual(await value(swept.body["@odata.deltaLink"]), [{ id: GUEST_IDS.nora, externalUserState: "Accepted" }]);
  });

  it("G55: accepts 50 ids, not more, and no other filter", async () => {
    const ask = async (clauses: readonly string[]) => app("GET", `/users/delta?$filter=${encodeURIComponent(clauses.join(" or "))}`);
    const ids = (count: number) => Array.from({ length: count }, (_, number) => `id eq '${number}'`);
    assert.equal((await ask(ids(50))).status, 200);
    assert.equal(refusal(await ask(ids(51))).code, "Request_BadRequest");
    for (const clause of ["userType eq 'Guest'", "id ne 'a'", "id eq null", "startsWith(id,'a')", "id eq 'a' and id eq 'b'"]) {
      assert.equal(refusal(await ask([clause])).code, "Request_UnsupportedQuery");
    }
  });

  it("G56: a token lives seven days of directory time; then the client is told to begin again", async () => {
    const link = await latest(`${STATE}&$filter=${encodeURIComponent(`id eq '${GUEST_IDS.nora}'`)}`);
    world.tenant.clock.advance(7 * DAY - 60_000);
    assert.equal((await app("GET", link)).status, 200);
    world.tenant.clock.advance(120_000);
    const expired = await app("GET", link);
    const message = "The sync state generation is not found. The delta token is expired and data must be synchronized again.";
    assert.deepEqual(refusal(expired), { status: 400, code: "syncStateNotFound", message });
    assert.equal(expired.headers.get("Location"), null);
  });

  it("G56: a reset ends every token", async () => {
    const link = (await app("GET", "/users/delta?$deltatoken=latest")).body["@odata.deltaLink"];
    world.tenant.reset();
    const expired = refusal(await app("GET", link));
    assert.deepEqual([expired.status, expired.code], [400, "syncStateNotFound"]);
  });

  for (const path of ["/users/delta()", "/users/microsoft.graph.delta", "/users/microsoft.graph.delta()"]) {
    it(`G185: is also called ${path}, and the token $deltaToken`, async () => {
      const { status, body } = await app("GET", `${path}?${STATE}&$deltaToken=latest`);
      assert.deepEqual([status, body.value], [200, []]);
      accept();
      assert.deepEqual(await value(body["@odata.deltaLink"]), [{ id: GUEST_IDS.nora, externalUserState: "Accepted" }]);
    });
  }

  it("G57: reports changes only after the lag", async () => {
    world.tenant.control.patch({ deltaAfterMs: 60_000 });
    const link = await latest();
    accept();
    assert.deepEqual(await value(link), []);
    world.tenant.clock.advance(60_000);
    assert.deepEqual(await value(link), [{ id: GUEST_IDS.nora, externalUserState: "Accepted" }]);
  });

  it("G58: never reports user states when the switch is off", async () => {
    world.tenant.control.patch({ deltaTracksUserState: false });
    const link = await latest(`${STATE},externalUserStateChangeDateTime,displayName`);
    accept();
    assert.deepEqual(await value(link), []);
    world.tenant.users.update(GUEST_IDS.nora, { displayName: "Nora B." });
    assert.deepEqual(await value(link), [{ displayName: "Nora B.", id: GUEST_IDS.nora }]);
  });

  it("G59: refuses other options, options beside a token, and tokens that it didn't issue", async () => {
    for (const query of [
      "$top=5",
      "$orderby=id",
      "$expand=manager",
      `$select=id&${(await latest()).split("?")[1]}`,
      "$deltatoken=nonsense",
    ]) {
      assert.equal((await app("GET", `/users/delta?${query}`)).status, 400, query);
    }
  });

  it("G9: needs User.Read.All", async () => {
    assert.equal((await (await world.asApp({ roles: ["User.ReadBasic.All"] }))("GET", "/users/delta")).status, 403);
    assert.equal((await (await world.asPerson())("GET", "/users/delta")).status, 200);
  });
});
