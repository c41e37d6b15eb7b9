package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.gap.Finding;
import io.cardtrail.trace.gap.Gap;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything an answer says, line by line, to be compared. Leaves of rows are left out: they are salted. */
final class AnswerText {
    private AnswerText() {}

    static String of(TraceAnswer answer) {
        StringBuilder text = new StringBuilder();
        answer.acts().forEach(act -> text.append(of(act)).append('\n'));
        answer.hops()
                .forEach(hop -> text.append("hop ")
                        .append(hop.act())
                        .append(' ')
                        .append(of(hop.card()))
                        .append(' ')
                        .append(of(hop.from()))
                        .append(" > ")
                        .append(of(hop.to()))
                        .append(' ')
                        .append(hop.depth())
                        .append(hop.grade())
                        .append(hop.independentSources())
                        .append(hop.inference())
                        .append(hop.tied() ? " tied\n" : "\n"));
        answer.chains()
                .forEach(chain -> text.append("chain ")
                        .append(of(chain.card()))
                        .append(' ')
                        .append(chain.acts())
                        .append(chain.grade())
                        .append('\n'));
        text.append("entities ").append(of(answer.entities())).append('\n');
        answer.sealed()
                .forEach((entity, identifier) -> text.append("sealed ")
                        .append(of(entity))
                        .append(identifier)
                        .append('\n'));
        answer.reached()
                .forEach(r -> text.append("reached ")
                        .append(of(r.entity()))
                        .append(' ')
                        .append(r.depth())
                        .append(' ')
                        .append(r.at())
                        .append('\n'));
        answer.linked()
                .distances()
                .forEach((party, distance) -> text.append("party ")
                        .append(of(party))
                        .append(' ')
                        .append(distance)
                        .append('\n'));
        text.append("things ").append(of(answer.linked().things())).append('\n');
        answer.linked()
                .links()
                .forEach(link -> text.append("link ")
                        .append(of(link.a()))
                        .append(' ')
                        .append(of(link.b()))
                        .append(' ')
                        .append(of(link.via()))
                        .append(link.grade())
                        .append(link.independentSources())
                        .append('\n'));
        answer.linked()
                .exits()
                .forEach(exit -> text.append("exit ")
                        .append(of(exit.address()))
                        .append(' ')
                        .append(exit.accounts())
                        .append('\n'));
        answer.linked()
                .identities()
                .forEach(hop -> text.append("same ")
                        .append(of(hop.from()))
                        .append(" > ")
                        .append(of(hop.to()))
                        .append(' ')
                        .append(hop.depth())
                        .append(hop.grade())
                        .append(hop.independentSources())
                        .append(hop.rule())
                        .append(hop.disputed() ? " disputed " : " ")
                        .append(hop.judgement())
                        .append(hop.rows().stream().map(AnswerText::of).toList())
                        .append('\n'));
        answer.report().gaps().forEach(gap -> text.append(of(gap)).append('\n'));
        answer.report()
                .conservation()
                .forEach(b -> text.append("balance ")
                        .append(of(b.party()))
                        .append(" in " + b.cardsIn() + " sold " + b.soldOn() + " redeemed " + b.redeemed() + " held "
                                + b.held() + " without " + b.outWithoutIn() + "\n"));
        answer.report()
                .findings()
                .forEach(finding -> text.append(
                        switch (finding) {
                            case Finding.OutWithoutIn out -> "without " + of(out.party()) + " " + out.cards() + "\n";
                            case Finding.LotOverclaimed lot -> lot + "\n";
                        }));
        answer.cited()
                .forEach((id, act) -> text.append("cited ").append(of(act)).append('\n'));
        return text.append("cards ")
                .append(answer.cardCount())
                .append(" pins ")
                .append(answer.pinCount())
                .append('\n')
                .append(answer.bounds())
                .append('\n')
                .append(answer.digest())
                .toString();
    }

    private static String of(Gap gap) {
        return "gap " + of(gap.cards()) + ' ' + gap.place() + ' ' + of(gap.from()) + " > " + of(gap.to()) + ' '
                + gap.after() + " > " + gap.before() + ' ' + gap.begin() + " > " + gap.end() + ' ' + gap.expected()
                + ' ' + gap.verdict() + ' ' + gap.candidates() + ' ' + gap.promoted() + ' ' + gap.grade();
    }

    static String of(TracedAct act) {
        return "act " + act.id() + ' ' + act.kind() + ' ' + act.at() + ' ' + act.atText() + ' ' + act.clock() + ' '
                + act.channel() + ' ' + act.holder() + ' ' + roles(act.roles()) + ' ' + act.attributes() + ' '
                + sources(act.sources()) + ' ' + act.depth() + act.grade() + ' ' + of(act.cards()) + ' '
                + act.settledBy();
    }

    static String of(SeenAct act) {
        return "seen " + act.id() + ' ' + act.kind() + ' ' + act.at() + ' ' + act.atText() + ' ' + act.clock() + ' '
                + act.channel() + ' ' + act.holder() + ' ' + roles(act.roles()) + ' ' + act.attributes() + ' '
                + sources(act.sources());
    }

    private static String roles(Collection<Participant> roles) {
        return roles.stream()
                .map(p -> p.role() + "=" + of(p.entity()) + "/" + p.name() + "/" + p.sealed())
                .toList()
                .toString();
    }

    private static String sources(Collection<SourceRef> sources) {
        return sources.stream()
                .map(s -> s.name() + "@" + s.fileDigest() + "@" + s.batch() + "@" + s.seq())
                .toList()
                .toString();
    }

    private static String of(Collection<EntityRef> entities) {
        return entities.stream().map(AnswerText::of).collect(Collectors.joining(",", "[", "]"));
    }

    static String of(@Nullable EntityRef entity) {
        return entity == null ? "-" : entity.kind() + ":" + entity.key();
    }
}
