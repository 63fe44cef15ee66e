import assert from "node:assert/strict";
import { isInTheWay, isLost, postgresFailure } from "../../../../../src/adapters/store/postgres/postgres-failure.ts";
import { GuestlistError, isGuestlistError } from "../../../../../src/errors.ts";

const failure = (code: string) => Object.assign(new Error("of PostgreSQL"), { code });

describe("postgresFailure", () => {
  for (const [code, message] of [
    ["57P01", /stops or starts: it is tried again/],
    ["57P02", /stops or starts/],
    ["57P03", /stops or starts/],
    ["57014", /longer than DATABASE_STATEMENT_TIMEOUT_SECONDS/],
    ["55P03", /holds a lock/],
    ["40001", /other transactions were in the way/],
    ["40P01", /other transactions were in the way/],
    ["25P03", /waited too long/],
    ["53100", /disk of the PostgreSQL server is full: make room/],
    ["53200", /out of memory/],
    ["53300", /no connection left: raise its max_connections/],
    ["25006", /can only be read.*replica, so name the primary/],
    ["28000", /doesn't let this user in/],
    ["28P01", /refuses the password/],
    ["3D000", /no database of this name/],
    ["42501", /may not do this: see the rights in docs\/operations\.md/],
    ["08006", /connection to the PostgreSQL server was lost/],
    ["ECONNRESET", /was lost/],
    ["EPIPE", /was lost/],
    ["ETIMEDOUT", /was lost/],
    ["ECONNREFUSED", /can't be reached: check its host and port/],
    ["ENOTFOUND", /can't be reached/],
    ["EAI_AGAIN", /can't be reached/],
    ["EHOSTUNREACH", /can't be reached/],
    ["ENETUNREACH", /can't be reached/],
    ["ENOENT", /can't be reached/],
    ["SELF_SIGNED_CERT_IN_CHAIN", /isn't trusted \(SELF_SIGNED_CERT_IN_CHAIN\): name its authority's file in sslrootcert/],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /isn't trusted/],
    ["ERR_TLS_CERT_ALTNAME_INVALID", /for another host.*the name that is in it/],
    ["CERT_HAS_EXPIRED", /isn't trusted.*expired: renew it/],
  ] as const) {
    it(`makes store-unavailable of ${code}: ${message.source}`, () => {
      const cause = failure(code);
      const ours = postgresFailure(cause);
      assert.ok(isGuestlistError(ours, "store-unavailable"));
      assert.match(ours.message, message);
      assert.equal(ours.cause, cause);
    });
  }

  for (const [text, message] of [
    ["Connection terminated unexpectedly", /was lost/],
    ["Client has encountered a connection error and is not queryable", /was lost/],
    ["Connection terminated due to connection timeout", /can't be reached/],
    ["timeout exceeded when trying to connect", /all connections.*busy.*DATABASE_POOL_SIZE/],
    ["Cannot use a pool after calling end on the pool", /database is closed/],
    ["The server does not support SSL connections", /speaks no TLS/],
    ["SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string", /no password.*DATABASE_PASSWORD_FILE/],
    ["SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string", /no password.*DATABASE_PASSWORD_FILE/],
  ] as const) {
    it(`makes store-unavailable of "${text}"`, () => {
      const ours = postgresFailure(new Error(text));
      assert.ok(isGuestlistError(ours, "store-unavailable"));
      assert.match(ours.message, message);
    });
  }

  it("looks into an error of several addresses", () => {
    assert.match(String(postgresFailure(new AggregateError([failure("ECONNREFUSED")]))), /can't be reached/);
  });

  it("leaves bugs and our own errors as they are", () => {
    for (const error of [failure("42P01"), failure("23505"), new Error("a bug"), new GuestlistError("store-corrupt", "a row"), "text"]) {
      assert.equal(postgresFailure(error), error);
    }
  });
});

describe("isLost", () => {
  it("is true where a new connection may work", () => {
    const passing = ["57P01", "57P02", "57P03", "08006", "08P01", "ECONNRESET", "EPIPE"].map(failure);
    const errors = [...passing, new Error("Connection terminated unexpectedly"), new AggregateError([failure("ECONNRESET")])];
    for (const error of errors) assert.deepEqual([isLost(error), isLost(postgresFailure(error))], [true, true], String(error));
  });

  it("is false otherwise", () => {
    const errors = ["28P01", "53300", "ECONNREFUSED", "ENOTFOUND", "57014", "40001"].map(failure);
    const silent = ["timeout exceeded when trying to connect", "Connection terminated due to connection timeout"];
    for (const error of [...errors, ...silent.map((text) => new Error(text))]) {
      assert.deepEqual([isLost(error), isLost(postgresFailure(error))], [false, false], String(error));
    }
  });
});

describe("isInTheWay", () => {
  it("is true for transactions that PostgreSQL has undone because of others", () => {
    const all = ["40001", "40P01", "57P01", "23505"].map((code) => isInTheWay(postgresFailure(failure(code))));
    assert.deepEqual(all, [true, true, false, false]);
  });
});
