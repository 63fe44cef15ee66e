import assert from "node:assert/strict";
import { id } from "../../../build/ids.ts";
import { graphUnderTest, problem } from "./graph-under-test.ts";

const guest = id("sam/1");
const sam = { id: "sam", userType: "Guest", externalUserState: "Accepted", externalUserStateChangeDateTime: "2026-11-20T09:00:00Z" };

describe("deleteGuest", () => {
  it("asks as the app", async () => {
    const { directory, sent } = graphUnderTest({ status: 204 });
    assert.deepEqual(await directory.deleteGuest(guest), { kind: "deleted" });
    const [request] = sent;
    assert.deepEqual([request?.method, request?.url], ["DELETE", "https://graph.example/v1.0/users/sam%2F1"]);
    assert.equal(request?.headers.get("authorization"), "Bearer token-of-app");
  });

  it("asks again when the answer is lost, and treats a missing user as deleted", async () => {
    const { directory, sent, finish } = graphUnderTest({ status: 503 }, problem(404, "Request_ResourceNotFound"));
    assert.deepEqual(await finish(directory.deleteGuest(guest)), { kind: "gone" });
    assert.equal(sent.length, 2);
  });

  it("says that the permission is missing", async () => {
    const { directory } = graphUnderTest(problem(403, "Authorization_RequestDenied"));
    assert.deepEqual(await directory.deleteGuest(guest), { kind: "refused" });
  });

  it("fails when Graph is down, or its answer is unexpected", async () => {
    const { directory, finish } = graphUnderTest({ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 });
    await assert.rejects(finish(directory.deleteGuest(guest)), { code: "directory-unavailable", status: 500 });
    await assert.rejects(graphUnderTest(problem(401, "x")).directory.deleteGuest(guest), { code: "directory-refused", status: 401 });
    await assert.rejects(graphUnderTest({ status: 302 }).directory.deleteGuest(guest), { code: "directory-answer-unexpected" });
  });
});

describe("restoreGuest", () => {
  it("asks as the app, and again when the answer is lost", async () => {
    const { directory, sent, finish } = graphUnderTest({ status: 504 }, { status: 200, body: sam });
    assert.deepEqual(await finish(directory.restoreGuest(guest)), { kind: "restored" });
    assert.deepEqual(
      sent.map(({ method, url }) => [method, url]),
      [1, 2].map(() => ["POST", "https://graph.example/v1.0/directory/deletedItems/sam%2F1/restore"]),
    );
  });

  it("says that there is no such user, or that the user can't be restored", async () => {
    const missing = graphUnderTest(problem(404, "Request_ResourceNotFound"));
    assert.deepEqual(await missing.directory.restoreGuest(guest), { kind: "gone" });
    const taken = graphUnderTest(problem(400, "Request_BadRequest"));
    assert.deepEqual(await taken.directory.restoreGuest(guest), { kind: "refused" });
  });
});

describe("findDeleted", () => {
  it("reads a deleted user by id", async () => {
    const { directory, sent } = graphUnderTest({ body: sam });
    const found = await directory.findDeleted(guest);
    assert.deepEqual([found?.id, found?.userState, found?.userStateSince], ["sam", "Accepted", "2026-11-20T09:00:00.000Z"]);
    assert.match(sent[0]?.url ?? "", /\/directory\/deletedItems\/sam%2F1\?\$select=id%2C.*externalUserState/);
  });

  it("finds no user who isn't deleted, and fails without the permission", async () => {
    assert.equal(await graphUnderTest(problem(404, "Request_ResourceNotFound")).directory.findDeleted(guest), undefined);
    const refused = graphUnderTest(problem(403, "Authorization_RequestDenied"));
    await assert.rejects(refused.directory.findDeleted(guest), { code: "directory-refused" });
  });
});
