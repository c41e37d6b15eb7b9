package io.cardtrail.etsi;

import io.cardtrail.identity.Account;
import io.cardtrail.registry.EtsiObject;
import io.cardtrail.registry.EtsiObjects;
import io.cardtrail.registry.Office;
import io.cardtrail.registry.Officer;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Step;
import io.cardtrail.registry.WarrantAction;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The register of this installation. Its account requests what it sends, as an investigator would, and no more. */
public final class RegisteredInstruments implements Instruments {
    private static final String WITHDRAWN = "cancelled by its sender (ETSI TS 103 120)";

    private final EtsiObjects objects;
    private final Register register;

    public RegisteredInstruments(EtsiObjects objects, Register register) {
        this.objects = objects;
        this.register = register;
    }

    @Override
    public Snapshot read(Account account, Endpoint sender) {
        EtsiObjects.Held held = objects.read(account.name(), sender.text());
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (EtsiObject object : held.objects()) {
            String id = object.instrument();
            if (id != null) {
                register.find(id).ifPresent(instrument -> standings.put(id, standing(instrument)));
            }
        }
        return new Snapshot(
                held.foreign(),
                held.objects().stream().map(RegisteredInstruments::read).toList(),
                standings);
    }

    private Standing standing(Instrument instrument) {
        Proposal proposal = instrument.proposal();
        return new Standing(
                register.state(instrument),
                instrument.generation(),
                proposal == null ? instrument.terms() : proposal.terms());
    }

    @Override
    public void apply(Account account, Batch batch) {
        Map<String, Integer> expected = new LinkedHashMap<>();
        batch.expected().forEach((id, generation) -> expected.put(id.toString(), generation));
        objects.apply(
                new Officer(account.name(), Set.of(Office.REQUEST), account.holder()),
                new EtsiObjects.Change(
                        batch.sender().text(),
                        batch.message().text(),
                        batch.message().hash(),
                        batch.objects().stream()
                                .map(RegisteredInstruments::kept)
                                .toList(),
                        expected,
                        batch.changes().stream()
                                .map(RegisteredInstruments::step)
                                .toList()));
    }

    private static Map.Entry<String, Step> step(Change change) {
        return switch (change) {
            case Change.Draft draft -> Map.entry(draft.object().toString(), new Step.Draft(draft.terms()));
            case Change.Edit edit ->
                Map.entry("", new Step.Move(edit.instrument(), edit.generation(), WarrantAction.EDIT, edit.terms()));
            case Change.Propose propose ->
                Map.entry(
                        "",
                        new Step.Move(
                                propose.instrument(), propose.generation(), WarrantAction.UPDATE, propose.terms()));
            case Change.Cancel cancel ->
                Map.entry(
                        "",
                        Step.Move.because(cancel.instrument(), cancel.generation(), WarrantAction.CANCEL, WITHDRAWN));
        };
    }

    private static StoredObject read(EtsiObject object) {
        return new StoredObject(
                UUID.fromString(object.id()),
                ObjectKind.valueOf(object.kind()),
                object.generation(),
                object.text(),
                object.changed(),
                object.cancelled(),
                object.instrument(),
                object.message());
    }

    private static EtsiObject kept(StoredObject object) {
        return new EtsiObject(
                object.id().toString(),
                object.kind().name(),
                object.generation(),
                object.tree(),
                object.changed(),
                object.cancelled(),
                object.instrument(),
                object.message());
    }
}
