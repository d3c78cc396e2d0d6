namespace ScaleFit.Posterior;

/// <summary>One curve of the posterior.</summary>
/// <param name="Law">The law.</param>
/// <param name="Fluctuation">Index of the model in <see cref="Posterior.Fluctuation.All"/>.</param>
/// <param name="Midpoint">ln(C50 / end of the run). 0 for the constant.</param>
/// <param name="LogEfficiency">ln B. 0 for the constant.</param>
/// <param name="Start">R0, the pass rate without training.</param>
/// <param name="Gain">Asymptote minus start; for logarithmic growth, the gain at 8 times the run.</param>
/// <param name="Deviation">Standard deviation of an evaluation.</param>
/// <param name="LogWeight">ln of the likelihood over the density from which the draw was made; with a prior, of its weight.</param>
internal readonly record struct PosteriorDraw(
    GrowthLaw Law, int Fluctuation, double Midpoint, double LogEfficiency, double Start, double Gain, double Deviation, double LogWeight);
