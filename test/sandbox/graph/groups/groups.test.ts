import assert from "node:assert/strict";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS, ROLES } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const ref = (id: string) => ({ body: { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}` } });
const namesOf = ({ body }: { body: Json }) => body.value.map((each: Json) => each.displayName);

describe("groups", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp({ roles: ["GroupMember.ReadWrite.All", "User.Read.All", "User.Invite.All"] });
  });
  afterEach(() => world.tenant.reset());

  it("G100: lists groups, by name and by page, with their properties", async () => {
    assert.deepEqual(namesOf(await app("GET", "/groups")), ["Partners approvers", "Sales", "Contoso staff", "Contoso Partners"]);
    const { body } = await app("GET", `/groups?$select=id,mail&$filter=${encodeURIComponent("displayName eq 'sales'")}`);
    assert.deepEqual(body.value, [{ id: GROUP_IDS.sales, mail: "sales@contoso.com" }]);
    const first = await app("GET", "/groups?$top=3");
    assert.deepEqual(namesOf(await app("GET", first.body["@odata.nextLink"])), ["Contoso Partners"]);
  });

  it("G100: refuses unknown properties, and filters that groups don't support", async () => {
    assert.equal((await app("GET", "/groups?$select=colour")).status, 400);
    assert.equal(refusal(await app("GET", "/groups?$filter=description eq 'x'")).code, "Request_UnsupportedQuery");
    assert.equal(refusal(await app("GET", "/groups?$filter=displayName ne 'x'")).code, "Request_UnsupportedQuery");
    assert.equal((await app("GET", "/groups?$skiptoken=nothing")).status, 400);
    assert.equal((await app("GET", "/groups/00000000-0000-4000-8000-000000000000")).status, 404);
  });

  it("G100: finds groups by their beginning, type and address", async () => {
    const found = async (filter: string) => namesOf(await app("GET", `/groups?$filter=${encodeURIComponent(filter)}`));
    assert.deepEqual(await found("startswith(displayName,'Con')"), ["Contoso staff", "Contoso Partners"]);
    assert.deepEqual(await found("groupTypes/any(c:c eq 'Unified') and mailEnabled eq true"), ["Sales", "Contoso Partners"]);
    assert.deepEqual(await found(`id in ('${GROUP_IDS.staff}') or mail eq 'sales@contoso.com'`), ["Sales", "Contoso staff"]);
    assert.equal((await app("GET", `/groups/${GROUP_IDS.sales}?$select=displayName`)).body.displayName, "Sales");
  });

  it("G101: members have their types; without the right to read users only their ids are returned", async () => {
    const path = `/groups/${GROUP_IDS.staff}/members`;
    const { body } = await app("GET", `${path}?$select=id,displayName`);
    assert.deepEqual(body.value, [
      { "@odata.type": "#microsoft.graph.group", id: GROUP_IDS.sales, displayName: "Sales" },
      { "@odata.type": "#microsoft.graph.user", id: PERSON_IDS.lee, displayName: "Lee Gu" },
    ]);
    const blind = await world.asApp({ roles: ["GroupMember.Read.All"] });
    const hidden = (await blind("GET", path)).body.value[1];
    assert.deepEqual([hidden.id, hidden.displayName, hidden.mail], [PERSON_IDS.lee, null, null]);
    assert.equal((await app("GET", `${path}?$select=colour`)).status, 400);
  });

  it("G102: a pending guest can be a member: 204, then 400 for a member, 404 for an unknown user", async () => {
    const path = `/groups/${GROUP_IDS.sales}/members/$ref`;
    assert.equal((await app("POST", path, ref(GUEST_IDS.nora))).status, 204);
    assert.deepEqual(refusal(await app("POST", path, ref(GUEST_IDS.nora))), {
      ...{ status: 400, code: "Request_BadRequest" },
      message: "One or more added object references already exist for the following modified properties: 'members'.",
    });
    assert.equal((await app("POST", path, ref("00000000-0000-4000-8000-000000000000"))).status, 404);
    assert.equal((await app("POST", path, { body: { "@odata.id": "nora" } })).status, 400);
    assert.equal((await app("DELETE", `/groups/${GROUP_IDS.sales}/members/${GUEST_IDS.nora}/$ref`)).status, 204);
    assert.equal((await app("DELETE", `/groups/${GROUP_IDS.sales}/members/${GUEST_IDS.nora}/$ref`)).status, 404);
  });

  it("G170: owners are listed for those who may read groups", async () => {
    const path = `/groups/${GROUP_IDS.team}/owners?$select=id&$top=100`;
    const reader = await world.asApp({ roles: ["GroupMember.Read.All"] });
    assert.deepEqual(
      (await reader("GET", path)).body.value.map(({ id }: { id: string }) => id),
      [PERSON_IDS.admin],
    );
    assert.equal((await (await world.asApp({ roles: ["User.Read.All"] }))("GET", path)).status, 403);
    assert.equal((await app("GET", "/groups/00000000-0000-4000-8000-000000000000/owners")).status, 404);
  });

  it("G12: a new guest can't be a member before they are visible by id", async () => {
    world.tenant.control.patch({ visibleAfterMs: 60_000 });
    const { body } = await app("POST", "/invitations", { body: invitation() });
    const path = `/groups/${GROUP_IDS.sales}/members/$ref`;
    assert.equal((await app("POST", path, ref(body.invitedUser.id))).status, 404);
    world.tenant.clock.advance(60_000);
    assert.equal((await app("POST", path, ref(body.invitedUser.id))).status, 204);
  });

  it("G103: a person changes a group as its owner or administrator only", async () => {
    const add = async (id: string, group: string) => {
      const call = await world.asPerson({ id, scopes: ["GroupMember.ReadWrite.All"] });
      return (await call("POST", `/groups/${group}/members/$ref`, ref(GUEST_IDS.sam))).status;
    };
    assert.equal(await add(PERSON_IDS.adele, GROUP_IDS.sales), 403);
    assert.equal(await add(PERSON_IDS.megan, GROUP_IDS.sales), 204);
    assert.equal(await add(PERSON_IDS.admin, GROUP_IDS.approvers), 204);
  });

  it("G9: reading and writing groups needs permissions of its own", async () => {
    const call = await world.asPerson({ id: PERSON_IDS.admin, scopes: ["User.Read.All", "GroupMember.Read.All"] });
    assert.equal((await call("POST", `/groups/${GROUP_IDS.sales}/members/$ref`, ref(GUEST_IDS.sam))).status, 403);
    const none = await world.asPerson({ scopes: ["User.Read"] });
    for (const path of ["/groups", `/groups/${GROUP_IDS.sales}`, `/groups/${GROUP_IDS.sales}/members`])
      assert.equal((await none("GET", path)).status, 403);
  });

  describe("memberships", () => {
    it("G104: /me/memberOf has roles and groups; the transitive one also the groups that contain these", async () => {
      const adele = await world.asPerson();
      assert.deepEqual(namesOf(await adele("GET", "/me/memberOf")), ["Sales", "Contoso Partners"]);
      assert.deepEqual(namesOf(await adele("GET", "/me/transitiveMemberOf")), ["Sales", "Contoso staff", "Contoso Partners"]);
      assert.deepEqual(namesOf(await adele("GET", `/users/${PERSON_IDS.megan}/memberOf?$top=2`)), ["Partners approvers", "Sales"]);
    });

    it("G104: cast to directoryRole it returns the role's template", async () => {
      const advanced = { headers: { ConsistencyLevel: "eventual" } };
      const grady = await world.asPerson({ id: PERSON_IDS.grady, scopes: ["User.Read"] });
      for (const list of ["memberOf", "transitiveMemberOf"]) {
        const cast = `/me/${list}/microsoft.graph.directoryRole?$select=displayName,roleTemplateId&$count=true`;
        const { body } = await grady("GET", cast, advanced);
        const role = { "@odata.type": "#microsoft.graph.directoryRole", displayName: "Guest Inviter", roleTemplateId: ROLES.guestInviter };
        assert.deepEqual(body.value, [role]);
      }
      assert.deepEqual(namesOf(await grady("GET", "/me/memberOf/microsoft.graph.group?$count=true", advanced)), ["Contoso Partners"]);
      assert.equal((await grady("GET", "/me/memberOf/microsoft.graph.cat")).status, 400);
      assert.equal((await app("GET", "/me/memberOf")).status, 400);
    });

    for (const [membershipCasts, plain, advanced] of [
      ["plain", 200, 200],
      ["advanced", 400, 200],
      ["refused", 400, 400],
      ["failing", 500, 500],
    ] as const) {
      it(`G183: a cast works, needs an advanced query or fails, by the switch: ${membershipCasts}`, async () => {
        world.tenant.control.patch({ membershipCasts });
        const cast = `/users/${PERSON_IDS.grady}/transitiveMemberOf/microsoft.graph.directoryRole`;
        const answers = [
          await app("GET", cast),
          await app("GET", `${cast}?$count=true`),
          await app("GET", `${cast}?$count=true`, { headers: { ConsistencyLevel: "eventual" } }),
        ];
        assert.deepEqual(
          answers.map(({ status }) => status),
          [plain, plain, advanced],
        );
        if (plain === 400)
          assert.equal(refusal(answers[0] ?? { status: 0, headers: new Headers(), body: {} }).code, "Request_UnsupportedQuery");
        if (advanced === 200) assert.equal(answers[2]?.body["@odata.count"], 1);
        assert.equal((await app("GET", `/users/${PERSON_IDS.grady}/transitiveMemberOf?$select=id,roleTemplateId`)).status, 200);
      });
    }

    it("G105: checkMemberGroups says which of up to 20 groups a person is in, also through others", async () => {
      const check = async (ids: readonly string[], call = app) =>
        call("POST", `/users/${PERSON_IDS.adele}/checkMemberGroups`, { body: { groupIds: ids } });
      assert.deepEqual((await check([GROUP_IDS.approvers, GROUP_IDS.staff])).body.value, [GROUP_IDS.staff]);
      assert.equal((await check(Array.from({ length: 21 }, () => GROUP_IDS.staff))).status, 400);
      assert.equal((await app("POST", `/users/${PERSON_IDS.adele}/checkMemberGroups`, { body: { groups: [] } })).status, 400);
      assert.equal((await check([GROUP_IDS.staff], await world.asPerson({ scopes: ["User.Read"] }))).status, 403);
      const own = await world.asPerson({ scopes: ["User.Read", "GroupMember.Read.All"] });
      assert.deepEqual((await own("POST", "/me/checkMemberGroups", { body: { groupIds: [GROUP_IDS.sales] } })).body.value, [
        GROUP_IDS.sales,
      ]);
    });
  });

  it("G172: a team's tags are listed for callers who may read them, and found by name or id", async () => {
    const reader = await world.asApp({ roles: ["TeamworkTag.Read.All"] });
    const path = `/teams/${GROUP_IDS.team}/tags`;
    const { body } = await reader("GET", path);
    assert.deepEqual(
      body.value.map(({ displayName, memberCount, tagType }: Json) => [displayName, memberCount, tagType]),
      [["Approvers", 2, "standard"]],
    );
    assert.deepEqual(Buffer.from(body.value[0].id, "base64").toString().split("##").slice(0, 2), [world.tenant.id, GROUP_IDS.team]);
    const filter = encodeURIComponent("displayName eq 'Designers'");
    assert.deepEqual((await reader("GET", `${path}?$select=id&$filter=${filter}`)).body.value, []);
    assert.equal((await reader("GET", `/teams/${GROUP_IDS.sales}/tags`)).status, 404);
    assert.equal((await app("GET", path)).status, 403);
    const person = await world.asPerson({ scopes: ["TeamworkTag.Read"] });
    assert.equal((await person("GET", path)).status, 200);
  });
});
