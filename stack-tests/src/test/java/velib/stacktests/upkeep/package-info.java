/**
 * Tests of the files for those who carry the project on: the forge's workflow, the rules for newer
 * versions, the change log, the development container, and what an image says about itself.
 */
package velib.stacktests.upkeep;
