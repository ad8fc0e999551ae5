package dev.creatorflow.starter.creators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.staff.CreatorStaff.KnownCreator;
import dev.creatorflow.starter.console.CommandFailure;
import org.junit.jupiter.api.Test;

class KnownCreatorsTest {

    @Test
    void linesAreIdHandleAndPerhapsNiche() {
        assertThat(KnownCreators.parse("528817151,@NASA\n17841400000000001,\"nat.geo\",\"wild, life\"\n"))
                .containsExactly(
                        new KnownCreator("528817151", "nasa", null),
                        new KnownCreator("17841400000000001", "nat.geo", "wild, life"));
    }

    @Test
    void aHeadingNamesTheColumnsInAnyOrderAndStrangersAreLeftOut() {
        assertThat(KnownCreators.parse("\uFEFFusername;followers;ig_user_id;niche\nnasa;12;528817151;space\n"))
                .containsExactly(new KnownCreator("528817151", "nasa", "space"));
    }

    @Test
    void tabsAndCommentsAreUnderstood() {
        assertThat(KnownCreators.parse("# from the old list\n528817151\tnasa\n"))
                .containsExactly(new KnownCreator("528817151", "nasa", null));
    }

    @Test
    void oneWrongLineImportsNothingAndIsNamed() {
        assertThatThrownBy(() -> KnownCreators.parse("528817151,nasa\nnasa,528817151\n12.5e3,x\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 2: [nasa, 528817151]")
                .hasMessageContaining("line 3");
    }
}
