import assert from "node:assert/strict";
import { prometheusMeter } from "../../../../src/adapters/metrics/prometheus-meter.ts";

const way = { name: "way", values: ["sea", "air"] };

function meter() {
  return prometheusMeter({
    ships: { kind: "gauge", help: "Ships." },
    ports: { kind: "gauge", help: "Ports.", label: way },
    trips_total: { kind: "counter", help: "Trips.", label: way },
    trip_seconds: { kind: "histogram", help: "How long trips take.", label: way, buckets: [1, 10] },
  });
}

async function linesOf({ text }: ReturnType<typeof meter>, name: string): Promise<readonly string[]> {
  const { body } = await text();
  return body.split("\n").filter((line) => line.startsWith(name));
}

describe("prometheusMeter", () => {
  it("writes Prometheus' text format, with what each number means", async () => {
    const { contentType, body } = await meter().text();
    assert.equal(contentType, "text/plain; version=0.0.4; charset=utf-8");
    assert.match(body, /^# HELP ships Ships\.\n# TYPE ships gauge$/m);
  });

  it("shows no gauge of which nothing is known, before it is set and after it is unset", async () => {
    const numbers = meter();
    assert.deepEqual([await linesOf(numbers, "ships"), await linesOf(numbers, "ports")], [[], []]);
    numbers.set("ships", 3);
    numbers.set("ports", 2, "sea");
    assert.deepEqual([await linesOf(numbers, "ships"), await linesOf(numbers, "ports")], [["ships 3"], ['ports{way="sea"} 2']]);
    numbers.unset("ships");
    numbers.unset("ports");
    assert.deepEqual([await linesOf(numbers, "ships"), await linesOf(numbers, "ports")], [[], []]);
  });

  it("begins counters with 0, for every value of the label", async () => {
    const numbers = meter();
    numbers.count("trips_total", "air");
    assert.deepEqual(await linesOf(numbers, "trips_total"), ['trips_total{way="sea"} 0', 'trips_total{way="air"} 1']);
  });

  it("sorts what is observed into its parts", async () => {
    const numbers = meter();
    for (const seconds of [0.5, 5, 50]) numbers.observe("trip_seconds", seconds, "air");
    const ofAir = (await linesOf(numbers, "trip_seconds")).filter((line) => line.includes('way="air"'));
    assert.deepEqual(ofAir, [
      'trip_seconds_bucket{le="1",way="air"} 1',
      'trip_seconds_bucket{le="10",way="air"} 2',
      'trip_seconds_bucket{le="+Inf",way="air"} 3',
      'trip_seconds_sum{way="air"} 55.5',
      'trip_seconds_count{way="air"} 3',
    ]);
  });

  it("takes no label but those that were named, and no metric for another kind", () => {
    const numbers = meter();
    assert.throws(() => numbers.count("trips_total", "dana@fabrikam.com"), RangeError);
    assert.throws(() => numbers.count("trips_total"), RangeError);
    assert.throws(() => numbers.set("ships", 1, "sea"), RangeError);
    assert.throws(() => numbers.count("ships"), RangeError);
  });

  it("keeps its numbers apart from those of another one", async () => {
    const [one, other] = [meter(), meter()];
    one.set("ships", 1);
    assert.deepEqual(await linesOf(other, "ships"), []);
  });

  it("begins histograms with 0, for every value of the label", async () => {
    const counts = await linesOf(meter(), "trip_seconds_count");
    assert.deepEqual(counts, ['trip_seconds_count{way="sea"} 0', 'trip_seconds_count{way="air"} 0']);
  });
});
