package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A source with accounts related to it, in memory: what was asked, kept and closed. */
final class ScriptedDiscovery implements RelatedApiActivities, RelatedStoreActivities, HandOverActivities {
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Map<String, FailureType> failing = new HashMap<>();
    int accounts = 12;
    boolean found = true;
    boolean needsList = true;

    @Override
    public RelatedAnswer fetchRelated(FetchRelated request) {
        calls.add("related " + request.igUserId());
        fail("related");
        return new RelatedAnswer(new AnswerRef(1, true), found, found ? accounts : 0);
    }

    @Override
    public ProfileAnswer fetchFound(FetchFound request) {
        calls.add("profile " + request.username() + " " + request.place());
        fail(request.username());
        return new ProfileAnswer(
                new AnswerRef(100 + request.place(), true), true, request.igUserId(), request.username());
    }

    @Override
    public boolean needsList(Source source) {
        return needsList;
    }

    @Override
    public void saveList(SaveList request) {
        calls.add("list " + request.rawId());
    }

    @Override
    public Claimed claim(Claim request) {
        List<Account> claimed = new ArrayList<>();
        Integer after = request.afterPlace();
        int first = after == null ? 0 : after + 1;
        int known = found ? accounts : 0;
        for (int place = first; place < known && claimed.size() < request.limit(); place++) {
            claimed.add(new Account(String.valueOf(500 + place), "found" + place, place));
        }
        return new Claimed(claimed);
    }

    @Override
    public Kept keep(Keep request) {
        calls.add("keep " + request.username());
        boolean small = request.minFollowers() > 0 && "found1".equals(request.username());
        return new Kept(small ? FoundOutcome.BELOW_MINIMUM : FoundOutcome.STORED, small ? 0 : 1);
    }

    @Override
    public Closed close(Close request) {
        calls.add("close " + request.listed());
        return new Closed(new RelatedCounts(accounts, 0, kept(), 0, accounts - kept()), new ApiCalls(1, 1, 0));
    }

    @Override
    public String handOverMedia(HandOver request) {
        calls.add("media " + request.label());
        return "media/instagram/" + request.target();
    }

    @Override
    public JoinAnswer startScrape(ScrapeRequest request) {
        throw new UnsupportedOperationException("a discovery starts no scrape: what it finds waits for review");
    }

    long count(String prefix) {
        return calls.stream().filter(call -> call.startsWith(prefix)).count();
    }

    private int kept() {
        return (int) count("keep");
    }

    private void fail(String name) {
        FailureType type = failing.get(name);
        if (type != null) {
            throw type.failure(name + " failed");
        }
    }
}
