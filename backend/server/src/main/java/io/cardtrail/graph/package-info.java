/** The only user of the Neo4j driver: query catalogue, migrations, the read door and the write door, the rows' store. */
@NullMarked
package io.cardtrail.graph;

import org.jspecify.annotations.NullMarked;
