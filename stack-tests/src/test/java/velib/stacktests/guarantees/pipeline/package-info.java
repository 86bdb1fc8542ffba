/**
 * The running pipeline, its containers, and how far it has come. Nothing here knows what will go
 * wrong or what is judged.
 */
package velib.stacktests.guarantees.pipeline;
