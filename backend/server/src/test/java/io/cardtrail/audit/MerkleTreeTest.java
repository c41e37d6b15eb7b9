package io.cardtrail.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tree, tiles and proofs against the text of RFC 6962, read as plainly as it can be, and its published vectors. */
class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The leaves that Certificate Transparency's implementations test with, and the roots of the first 1 to 8 of them. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @TempDir
    Path folder;

    private static byte[] bytes(int leaf) {
        return ("leaf " + leaf).getBytes(StandardCharsets.UTF_8);
    }

    /** MTH of section 2.1, word for word. */
    private static byte[] mth(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Merkle.empty();
        }
        if (leaves.size() == 1) {
            return Merkle.leaf(leaves.getFirst());
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Merkle.node(mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
    }

    private GrowingTree tree(List<byte[]> leaves) throws Exception {
        GrowingTree tree = new GrowingTree();
        TileFolder tiles = new TileFolder(folder);
        for (byte[] leaf : leaves) {
            tree.add(leaf);
        }
        for (Map.Entry<Tile, byte[]> tile : tree.unwritten().entrySet()) {
            tiles.write(tile.getKey(), tile.getValue(), Sink::ofFile);
        }
        return tree;
    }

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(bytes(i));
        }
        return leaves;
    }

    @Test
    void the_published_roots_come_out() {
        GrowingTree tree = new GrowingTree();
        assertThat(HEX.formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(HEX.parseHex(LEAVES.get(i)));
            assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void every_root_and_every_proof_of_every_size_up_to_300_is_the_definition_s() throws Exception {
        List<byte[]> all = leaves(300);
        tree(all);
        // Over the largest tree the tiles hold everything that smaller ones need.
        Hashes hashes = new TileFolder(folder).hashes(300);
        GrowingTree growing = new GrowingTree();
        List<byte[]> roots = new ArrayList<>();
        for (int size = 0; size <= 300; size++) {
            byte[] root = mth(all.subList(0, size));
            assertThat(hashes.root(size)).as("root of %d", size).isEqualTo(root);
            assertThat(growing.root()).as("root of %d while it grows", size).isEqualTo(root);
            if (size < 300) {
                growing.add(all.get(size));
            }
            roots.add(root);
        }
        for (int size = 1; size <= 300; size += size < 70 ? 1 : 23) {
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = hashes.inclusion(index, size);
                assertThat(TreeCheck.included(Merkle.leaf(all.get(index)), index, size, proof, roots.get(size)))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
                assertThat(TreeCheck.included(
                                Merkle.leaf(all.get(index)), (index + 1) % size, size, proof, roots.get(size)))
                        .as("leaf %d of %d in another place", index, size)
                        .isEqualTo(size == 1);
            }
            for (int from = 0; from <= size; from++) {
                List<byte[]> proof = hashes.consistency(from, size);
                assertThat(TreeCheck.extended(from, roots.get(from), size, roots.get(size), proof))
                        .as("%d to %d", from, size)
                        .isTrue();
                if (from > 0 && from < size) {
                    assertThat(TreeCheck.extended(from, roots.get(from - 1), size, roots.get(size), proof))
                            .isFalse();
                    assertThat(TreeCheck.extended(from, roots.get(from), size, roots.get(size - 1), proof))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_proof_with_one_bit_changed_a_hash_more_or_a_hash_less_proves_nothing() throws Exception {
        List<byte[]> all = leaves(100);
        tree(all);
        Hashes hashes = new TileFolder(folder).hashes(100);
        byte[] root = hashes.root(100);
        Random random = new Random(6);
        for (int index = 0; index < 100; index++) {
            List<byte[]> proof = hashes.inclusion(index, 100);
            byte[] leaf = Merkle.leaf(all.get(index));
            for (int at = 0; at < proof.size(); at++) {
                List<byte[]> wrong = new ArrayList<>(proof);
                byte[] changed = proof.get(at).clone();
                changed[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
                wrong.set(at, changed);
                assertThat(TreeCheck.included(leaf, index, 100, wrong, root)).isFalse();
                wrong.remove(at);
                assertThat(TreeCheck.included(leaf, index, 100, wrong, root)).isFalse();
            }
            List<byte[]> longer = new ArrayList<>(proof);
            longer.add(root);
            assertThat(TreeCheck.included(leaf, index, 100, longer, root)).isFalse();
        }
    }

    @Test
    void a_tree_of_70000_leaves_has_the_tiles_that_the_specification_counts_for_it() throws Exception {
        GrowingTree tree = new GrowingTree();
        for (int i = 0; i < 70_000; i++) {
            tree.add(bytes(i));
        }
        List<Tile> tiles = List.copyOf(tree.unwritten().keySet());
        assertThat(tiles.stream().filter(t -> t.level() == 0 && t.width() == 256))
                .hasSize(273);
        assertThat(tiles.stream().filter(t -> t.level() == 1 && t.width() == 256))
                .hasSize(1);
        assertThat(tiles)
                .contains(
                        new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1), new Tile(Tile.ENTRIES, 273, 112))
                .hasSize(273 * 2 + 1 + 4);
        for (Map.Entry<Tile, byte[]> tile : tree.unwritten().entrySet()) {
            new TileFolder(folder).write(tile.getKey(), tile.getValue(), (path) -> new BareSink(path));
        }
        Hashes hashes = new TileFolder(folder).hashes(70_000);
        byte[] root = tree.root();
        assertThat(hashes.root(70_000)).isEqualTo(root);
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            int index = random.nextInt(70_000);
            assertThat(TreeCheck.included(
                            Merkle.leaf(bytes(index)), index, 70_000, hashes.inclusion(index, 70_000), root))
                    .isTrue();
            assertThat(new TileFolder(folder).leaf(index, 70_000).text()).isEqualTo("leaf " + index);
        }
    }

    /** Without fsync, because nothing here is to outlive the test. */
    private record BareSink(Path file) implements Sink {
        @Override
        public void append(byte[] bytes) throws java.io.IOException {
            java.nio.file.Files.write(file, bytes);
        }

        @Override
        public void close() {}
    }

    @Test
    void a_tile_s_path_is_the_specification_s_and_nothing_else_is_a_path() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("0/x001/x234/067");
        assertThat(new Tile(1, 0, 12).path()).isEqualTo("1/000.p/12");
        assertThat(new Tile(Tile.ENTRIES, 5, 256).path()).isEqualTo("entries/005");
        for (String good : List.of("0/000", "63/x001/000", "entries/x999/999.p/255", "2/123.p/1")) {
            assertThat(Tile.parse(good).map(Tile::path)).contains(good);
        }
        for (String bad : List.of(
                "",
                "0",
                "0/0",
                "00/000",
                "64/000",
                "0/x000/000",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "-1/000",
                "entries/../lock",
                "0/000/",
                "0/x01/000",
                "0/1234",
                "0/000.p/300")) {
            assertThat(Tile.parse(bad)).as(bad).isEmpty();
        }
    }
}
