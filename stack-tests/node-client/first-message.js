// Prints the value of the first message of a topic: node first-message.js BROKERS TOPIC
import { randomUUID } from "node:crypto";
import { Kafka, logLevel } from "kafkajs";

const [brokers, topic] = process.argv.slice(2);
const kafka = new Kafka({ clientId: "stack-test", brokers: brokers.split(","), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `stack-test-${randomUUID()}`, retry: { retries: 0 } });

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
const first = new Promise((resolve, reject) => {
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  consumer.run({ eachMessage: async ({ message }) => resolve(message.value) }).catch(reject);
});
console.log((await first).toString());
await consumer.disconnect();
process.exit(0);
