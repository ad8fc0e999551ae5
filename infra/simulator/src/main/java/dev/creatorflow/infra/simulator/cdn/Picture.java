package dev.creatorflow.infra.simulator.cdn;

import dev.creatorflow.infra.simulator.population.Dice;

/**
 * A made-up picture: a colour gradient with a few discs, the same scene at every size. It is asked block by block, since
 * {@link JpegEncoder} stores one colour for each 8×8 block.
 */
final class Picture {
    private static final int DISCS = 4;

    private final int width;
    private final int height;
    private final double[] from = new double[3];
    private final double[] across = new double[3];
    private final double[] down = new double[3];
    private final double[] discX = new double[DISCS];
    private final double[] discY = new double[DISCS];
    private final double[] discRadius = new double[DISCS];
    private final double[][] discColour = new double[DISCS][3];

    /**
     * @param scene what is seen
     * @param phase moves the discs, from 0 to 1: the frames of a video
     */
    Picture(long scene, int width, int height, double phase) {
        this.width = width;
        this.height = height;
        for (int channel = 0; channel < 3; channel++) {
            long salt = Dice.hash(scene, channel);
            from[channel] = 40 + 170 * Dice.unit(salt);
            across[channel] = 120 * (Dice.unit(salt + 1) - 0.5);
            down[channel] = 120 * (Dice.unit(salt + 2) - 0.5);
        }
        for (int disc = 0; disc < DISCS; disc++) {
            long place = Dice.hash(scene, 7, disc);
            discX[disc] = (Dice.unit(place) + phase * 0.3) % 1.0;
            discY[disc] = Dice.unit(place + 1);
            discRadius[disc] = 0.08 + 0.2 * Dice.unit(place + 2);
            for (int channel = 0; channel < 3; channel++) {
                discColour[disc][channel] = 30 + 200 * Dice.unit(Dice.hash(place, 3, channel));
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Colour channel 0 (Y), 1 (Cb) or 2 (Cr), 0 to 255, at a place given as fractions of width and height. */
    int channel(int channel, double x, double y) {
        double value = from[channel] + across[channel] * x + down[channel] * y;
        for (int disc = 0; disc < DISCS; disc++) {
            double dx = x - discX[disc];
            double dy = y - discY[disc];
            if (dx * dx + dy * dy < discRadius[disc] * discRadius[disc]) {
                value = discColour[disc][channel];
            }
        }
        return (int) Math.clamp(value, 0, 255);
    }
}
