import assert from "node:assert/strict";
import sinon from "sinon";
import { localEnvironment } from "../../scripts/process/local-environment.ts";

describe("localEnvironment", () => {
  afterEach(() => sinon.restore());

  it("keeps the environment, trusts the certificate, and drops proxies in any case and whatever weakens TLS", () => {
    const set = {
      PATH: "/bin",
      https_proxy: "http://proxy",
      NO_PROXY: "x",
      NODE_TLS_REJECT_UNAUTHORIZED: "0",
      NODE_EXTRA_CA_CERTS: "old.pem",
    };
    sinon.stub(process, "env").value(set);
    assert.deepEqual(localEnvironment("new.pem"), { PATH: "/bin", NODE_EXTRA_CA_CERTS: "new.pem" });
    assert.deepEqual(localEnvironment(), { PATH: "/bin" });
  });
});
