package io.cardtrail.cases;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.ThirdParties;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Instruments for FinBench's payments. */
final class FinBenchWarrant {
    /** Acts that an answer under one may tell. */
    static final int MOST = 20_000;

    private FinBenchWarrant() {}

    /** {@return the terms of one that names an account and everybody its payments lead to} */
    static InstrumentTerms terms(
            String number, EntityRef account, @Nullable Set<String> holders, Interval window, int hops) {
        GrantTerms one = Sample.terms(
                "g1",
                List.of(account),
                EnumSet.of(Category.PAYMENT),
                EnumSet.of(Channel.ONLINE_PLATFORM),
                holders,
                window,
                hops);
        return Sample.terms(number, InstrumentKind.COURT_ORDER_CRIMINAL, Sample.VALIDITY, List.of(), wide(one));
    }

    /** {@return the same with everybody named, and as many acts as any answer has} */
    static GrantTerms wide(GrantTerms one) {
        return new GrantTerms(
                one.id(),
                one.subjects(),
                one.categories(),
                one.channels(),
                one.holders(),
                one.window(),
                one.maxHops(),
                MOST,
                ThirdParties.NAMED,
                false);
    }

    /** {@return what one that stands on the server's record grants about its account} */
    static Grant granted(Lifecycle lifecycle, InstrumentTerms terms, EntityRef account) {
        return Sample.granted(OnRecord.approved(lifecycle, terms), AccessRequest.about("g1", account));
    }
}
