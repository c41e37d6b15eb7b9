package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents the cases send fit the published schema. */
class AskDocumentsTest {
    /** The longest document the server takes. */
    private static final int MAX_TOKENS = 1000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trace+answer+parts",
                "chain+answer+parts",
                "entity+parts",
                "paths+answer+parts",
                "search",
                "warrants",
                "import",
                "import-rows",
                "reached",
                "entity-acts",
                "ledger-check",
                "record-keeping"
            })
    void every_document_fits_the_schema(String names) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : names.split("\\+", -1)) {
            text.append(resource("/ask/" + name + ".graphql")).append('\n');
        }
        Document document = new Parser()
                .parseDocument(ParserEnvironment.newParserEnvironment()
                        .document(text.toString())
                        .parserOptions(ParserOptions.getDefaultParserOptions().transform(o -> o.maxTokens(MAX_TOKENS)))
                        .build());

        assertThat(new Validator().validateDocument(schema(), document, Locale.ROOT))
                .isEmpty();
    }

    private static GraphQLSchema schema() throws IOException {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser()
                .parse(resource("/graphql/cardtrail.graphqls"))
                .merge(new SchemaParser().parse(resource("/graphql/blur.graphqls")))
                .merge(new SchemaParser().parse(resource("/graphql/ledger.graphqls")))
                .merge(new SchemaParser().parse(resource("/graphql/links.graphqls")))
                .merge(new SchemaParser().parse(resource("/graphql/paths.graphqls")))
                .merge(new SchemaParser().parse(resource("/graphql/gaps.graphqls")))
                .merge(new SchemaParser().parse(resource("/graphql/retention.graphqls"))));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(AskDocumentsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
