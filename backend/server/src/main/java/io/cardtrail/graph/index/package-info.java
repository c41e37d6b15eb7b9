/**
 * The trace index: what a walk needs of every act, in primitive arrays in memory. It is built from the graph, answers only as far as
 * the graph has come, and only under a reading's scope. Neo4j stays the record.
 */
@NullMarked
package io.cardtrail.graph.index;

import org.jspecify.annotations.NullMarked;
