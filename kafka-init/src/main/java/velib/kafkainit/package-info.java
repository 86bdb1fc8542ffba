/** Creates the topics of the pipeline, or says how they differ from what is asked for. */
package velib.kafkainit;
