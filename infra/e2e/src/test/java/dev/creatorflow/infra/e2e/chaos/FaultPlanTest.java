package dev.creatorflow.infra.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.infra.e2e.chaos.FaultKind.Lane;
import dev.creatorflow.infra.e2e.chaos.FaultPlan.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The choice of faults. */
class FaultPlanTest {
    private static final int SEEDS = 200;

    @Test
    void aSeedRepeatsEveryChoiceAndAnotherOneDiffers() {
        Set<FaultPlan> plans = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            ChaosOptions options = ChaosOptions.of(seed, false, 0, 0);
            assertThat(FaultPlan.of(options)).as("seed %d", seed).isEqualTo(FaultPlan.of(options));
            plans.add(FaultPlan.of(options));
        }
        assertThat(plans).hasSize(SEEDS);
    }

    @Test
    void aSeedChoosesTheSameOnEveryMachine() {
        List<Step> steps = FaultPlan.of(ChaosOptions.of(1, true, 0, 0)).sequence();
        assertThat(steps.get(1).kind()).isEqualTo(FaultKind.CDN_CUT);
    }

    @Test
    void everyKindComesAtLeastOnceAndAsManyWorkersAreKilledAsWasAsked() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            for (boolean quick : new boolean[] {true, false}) {
                FaultPlan plan = FaultPlan.of(ChaosOptions.of(seed, quick, 0, 0));
                assertThat(plan.sequence()).extracting(Step::kind).contains(FaultKind.values());
                assertThat(count(plan.all(), FaultKind.WORKER_KILL))
                        .isEqualTo(quick ? ChaosOptions.QUICK_KILLS : ChaosOptions.FULL_KILLS);
                assertThat(plan.mix().isEmpty()).isEqualTo(quick);
            }
        });
        assertThat(count(FaultPlan.of(ChaosOptions.of(7, false, 5, 3)).all(), FaultKind.WORKER_KILL))
                .isEqualTo(5);
        assertThat(count(FaultPlan.of(ChaosOptions.of(7, false, 1, 3)).all(), FaultKind.WORKER_KILL))
                .isEqualTo(1);
    }

    @Test
    void everyCreatorIsEnrolledOnceWhateverTheNumbers() {
        for (int creators : new int[] {1, 2, 7, 14, 80, 300}) {
            for (int kills : new int[] {1, 2, 50}) {
                for (boolean quick : new boolean[] {true, false}) {
                    FaultPlan plan = FaultPlan.of(ChaosOptions.of(3, quick, kills, creators));
                    int enrolled = plan.first()
                            + plan.all().stream().mapToInt(Step::newCreators).sum();
                    assertThat(enrolled).as("%s", plan).isEqualTo(creators);
                }
            }
        }
    }

    @Test
    void linksExpireBeforeTextsAreSpoiltAndWhatComesOnceIsNotInTheMix() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            FaultPlan plan = FaultPlan.of(ChaosOptions.of(seed, false, 0, 0));
            assertThat(plan.sequence().getFirst().kind()).isEqualTo(FaultKind.EXPIRED_MEDIA);
            assertThat(plan.sequence().getLast().kind()).isEqualTo(FaultKind.DISK_FULL);
            plan.mix()
                    .forEach((lane, steps) -> assertThat(steps)
                            .isNotEmpty()
                            .allSatisfy(
                                    step -> assertThat(step.kind().mayRepeat()).isTrue())
                            .allSatisfy(step -> assertThat(step.kind().lane()).isEqualTo(lane)));
            assertThat(plan.mix()).containsOnlyKeys(Lane.values());
        });
    }

    @Test
    void theProvidersFaultsHaveRulesAndTheOthersHaveNone() {
        assertThat(Arrays.stream(FaultKind.values())).allSatisfy(kind -> {
            boolean providers = kind.lane() == Lane.PROVIDER;
            assertThat(kind.rule().isEmpty()).as(kind.label()).isEqualTo(!providers);
            assertThat(kind.rule().containsKey("effect")).as(kind.label()).isEqualTo(providers);
        });
    }

    private static long count(List<Step> steps, FaultKind kind) {
        return steps.stream().filter(step -> step.kind() == kind).count();
    }
}
