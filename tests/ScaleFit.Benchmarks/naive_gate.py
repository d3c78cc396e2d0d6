"""How often a z-test on SciPy's curve_fit calls a regression on pairs of runs drawn like those of PairTests; the figures stand beside our gates in METHOD.md."""
import numpy as np
from scipy.optimize import curve_fit

PAIRS, START, TARGET, FAR = 1000, 0.2, 0.55, 1e5
COMPUTE = np.arange(1600, 16001, 100.0)  # what remains of a run to 16k without its early regime
random = np.random.default_rng(1)


def curve(c, asymptote, efficiency, log_midpoint):
    return START + (asymptote - START) / (1 + np.exp(efficiency * (log_midpoint - np.log(c))))


def draw(asymptote, phi):
    noise = np.empty(len(COMPUTE))
    noise[0] = random.normal()
    for i in range(1, len(COMPUTE)):
        noise[i] = phi * noise[i - 1] + np.sqrt(1 - phi * phi) * random.normal()
    return curve(COMPUTE, asymptote + 0.01 * random.normal(), 1.92, np.log(2542)) + 0.008 * noise


def log_compute_to_target(p):
    return p[2] - np.log((p[0] - START) / (TARGET - START) - 1) / p[1] if p[0] > TARGET else np.inf


QUANTITIES = [(lambda p: p[0], 1), (lambda p: curve(FAR, *p), 1), (log_compute_to_target, -1)]


def estimates(pass_rates):
    p, covariance = curve_fit(curve, COMPUTE, pass_rates, p0=[0.6, 1.5, np.log(3000)], maxfev=5000)
    step = 1e-6
    result = []
    for quantity, _ in QUANTITIES:
        gradient = np.array([(quantity(p + d) - quantity(p - d)) / (2 * step) for d in np.eye(3) * step])
        result.append((quantity(p), gradient @ covariance @ gradient))
    return result


for phi in (0, 0.5, 0.8):
    for loss in (0, 0.05):
        regressions = np.zeros(len(QUANTITIES))
        for _ in range(PAIRS):
            baseline, candidate = estimates(draw(0.61, phi)), estimates(draw(0.61 - loss, phi))
            for k, (_, sign) in enumerate(QUANTITIES):
                gain = sign * (candidate[k][0] - baseline[k][0])
                regressions[k] += gain < -1.96 * np.sqrt(baseline[k][1] + candidate[k][1])
        print(f"phi {phi}, loss {loss}: asymptote, pass-rate@100k, compute@.55 {regressions / PAIRS}")
