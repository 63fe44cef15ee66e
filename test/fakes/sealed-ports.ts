import type { Ports } from "../../src/ports/ports.ts";
import type { FakeOutside } from "./fake-outside.ts";

/** Methods that only read. */
const reading = /^(?:find|list|of$|read|latest|gate$|redeemUrl|approvalsPlace$|current|typeOf|preflight|has|may|is)/;

/** The ports of a world whose store and directory can be read only: everything else fails, and the test with it. */
export function sealedPorts({ ports, store, directory }: FakeOutside): Ports {
  const writable = Object.entries(ports).filter(([name, port]) => name in store || port === directory);
  return { ...ports, ...Object.fromEntries(writable.map(([name, port]) => [name, sealed(name, port)])) };
}

function sealed(name: string, port: object): object {
  return new Proxy(port, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method, target);
      if (typeof value !== "function") return value;
      if (reading.test(String(method))) return value.bind(target);
      return async () => Promise.reject(new Error(`${name}.${String(method)} was called`));
    },
  });
}
