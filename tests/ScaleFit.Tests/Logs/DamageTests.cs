using System.Text;
using ScaleFit.Logs;

namespace ScaleFit.Tests.Logs;

/// <summary>Copies of real logs that are cut, concatenated or written in other encodings. ScaleFit reads each one, reports a partial reading, or refuses it with a reason.</summary>
public class DamageTests
{
    private const int Places = 200;

    /// <summary>The longest part of a log in bytes that these tests read, so that they take seconds.</summary>
    private const int Longest = 120_000;

    public static TheoryData<string> Files =>
    [
        "deep-grpo/scale_budget.csv", "hetero-rl/wandb_online.csv", "hetero-rl/wandb_EvalAccuracy.csv", "hetero-rl/wandb_diff32.csv",
        "railroad/prime-rl-history.csv", "railroad/tinker-30b.jsonl", "railroad/tinker-4b-two-runs-interleaved.jsonl", "verldata/qwen2-7b-gpg.log",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void CutCopiesAreReadInPart(string file)
    {
        byte[] whole = File.ReadAllBytes(Shared.Path($"runs/{file}"));
        int most = Try(whole, file);
        bool isMixed = file.Contains("interleaved", StringComparison.Ordinal);
        Assert.Equal(isMixed, most == 0);
        var random = new Random(7);
        for (int i = 0; i < Places; i++)
        {
            byte[] cut = whole[..random.Next(whole.Length)];
            int read = Try(cut, file, saysThatItIsCut: !file.EndsWith(".csv", StringComparison.Ordinal) && cut is [.., not (byte)'\n' and not (byte)'}']);
            if (!isMixed) Assert.InRange(read, 0, most);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void CutsInTheMiddleAndDoubledFilesDoNotCrash(string file)
    {
        byte[] whole = Bytes(file);
        var random = new Random(8);
        for (int i = 0; i < Places / 4; i++)
        {
            int cut = random.Next(whole.Length), again = random.Next(whole.Length);
            Try([.. whole[..cut], .. whole[again..]], file);
        }
        Try([.. whole, .. whole], file);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void OtherEncodingsAreReadOrNamed(string file)
    {
        byte[] whole = Bytes(file);
        string text = Encoding.UTF8.GetString(whole);
        int most = Try(whole, file);
        Assert.Equal(most, Try([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], file));
        Assert.Equal(most, Try(Encoding.BigEndianUnicode.GetBytes(text), file));
        var random = new Random(9);
        byte[] wide = Encoding.Unicode.GetBytes(text), latin = Encoding.Latin1.GetBytes(text.Replace('r', 'é'));
        for (int i = 0; i < Places / 4; i++)
        {
            Try(wide[..random.Next(wide.Length)], file);
            Try(latin[..random.Next(latin.Length)], file);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void FlippedBytesDoNotCrash(string file)
    {
        byte[] whole = Bytes(file);
        var random = new Random(10);
        for (int i = 0; i < Places / 4; i++)
        {
            byte[] copy = [.. whole];
            for (int k = 0; k < 20; k++) copy[random.Next(copy.Length)] = (byte)random.Next(256);
            Try(copy, file);
        }
    }

    /// <summary>The number of evaluations read. A refusal or a failure has a reason in one line.</summary>
    private static int Try(byte[] bytes, string file, bool saysThatItIsCut = false)
    {
        try
        {
            var contents = LogReader.Read(new MemoryStream(bytes), file, new LogOptions { Gpus = 8, Metrics = Metrics(file) });
            Assert.All(contents.Failures, f => AssertReason(f.Message));
            if (saysThatItIsCut && !file.EndsWith(".log", StringComparison.Ordinal)) Assert.All(contents.Runs, r => Assert.Contains("log-cut-short", r.Findings.Select(f => f.Code)));
            return contents.Runs.Sum(r => r.Read);
        }
        catch (LogFormatException e)
        {
            AssertReason(e.Message);
            return 0;
        }
    }

    private static string[] Metrics(string file) => file switch
    {
        "railroad/prime-rl-history.csv" => ["reward/mean"],
        "verldata/qwen2-7b-gpg.log" => ["val-core/*"],
        _ => [],
    };

    private static void AssertReason(string message)
    {
        Assert.InRange(message.Length, 10, 2000);
        Assert.DoesNotContain(message, char.IsControl);
    }

    private static byte[] Bytes(string file)
    {
        byte[] bytes = File.ReadAllBytes(Shared.Path($"runs/{file}"));
        if (file.EndsWith(".log", StringComparison.Ordinal)) return bytes[^Longest..];
        return bytes.Length > Longest ? bytes[..Longest] : bytes;
    }
}
