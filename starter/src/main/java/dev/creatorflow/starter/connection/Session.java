package dev.creatorflow.starter.connection;

import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Surroundings;

/**
 * What every command is made with.
 *
 * @param surroundings the process around it
 * @param console where it writes
 * @param connections what it works on
 */
public record Session(Surroundings surroundings, Console console, Connections connections) {}
