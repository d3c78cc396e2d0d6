using ScaleFit.Logs;

namespace ScaleFit.Tests.Fuzzing;

/// <summary>What one trial feeds the readers.</summary>
/// <param name="Bytes">The log.</param>
/// <param name="Options">What is read from it.</param>
internal sealed record FuzzInput(byte[] Bytes, LogOptions Options)
{
    /// <summary>Options that suited the log before it was damaged.</summary>
    public LogOptions Suitable { get; init; } = Options;

    /// <summary>One line that a regression test can be written from.</summary>
    public override string ToString() => $"{Options} {Convert.ToBase64String(Bytes)}";
}
