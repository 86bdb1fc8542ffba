/**
 * The program behind {@code make up} and {@code make doctor}: looks at the running pipeline from
 * inside its network and says what it saw. It changes nothing. What needs the engine or the machine
 * (containers, memory, disk, ports) is looked at by the scripts.
 */
package velib.pipelinecheck;
