/**
 * The live page's server, the program: its settings, its metrics, and the wiring of its parts. They
 * are in the packages below and use each other one way: {@code http} uses {@code live}, which uses
 * {@code kafka} and {@code places}.
 */
package velib.dashboard;
