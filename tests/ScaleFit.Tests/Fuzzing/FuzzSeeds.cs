using System.IO.Compression;
using System.Text;
using ScaleFit.Logs;
using ScaleFit.Tests.Logs;

namespace ScaleFit.Tests.Fuzzing;

/// <summary>Logs of every format that mutation starts from: the beginnings of real ones, the samples, and small ones of formats that neither has.</summary>
internal static class FuzzSeeds
{
    private const int Short = 3000;

    /// <summary>Real logs, with the metric that has to be named.</summary>
    private static readonly (string Name, string? Metric)[] Real =
    [
        ("deep-grpo/scale_budget.csv", null), ("hetero-rl/wandb_online.csv", null), ("hetero-rl/wandb_EvalAccuracy.csv", null), ("hetero-rl/wandb_diff32.csv", null),
        ("railroad/prime-rl-history.csv", "reward/mean"), ("railroad/tinker-30b.jsonl", null), ("railroad/tinker-4b-two-runs-interleaved.jsonl", null), ("verldata/qwen2-7b-gpg.log", "val-core/*"),
    ];

    /// <summary>Real logs of other formats, read from where their metrics begin. What consoles print before is the same for all of them.</summary>
    private static readonly (string Name, string? Metric, int Start)[] Formats =
    [
        ("areal-console.txt", null, 32_000), ("llama-factory-trainer_log.jsonl", null, 0), ("ms-swift-logging.jsonl", "token_acc", 0), ("rllib-progress.csv", null, 0), ("rllib-result.json", null, 0),
        ("roll-metrics.jsonl", null, 0), ("tinker-console.log", null, 40_200), ("trl-console.log", null, 14_000), ("tunix-console.log", null, 0), ("unsloth-trl-console.log", null, 14_000),
        ("verl-gsm8k-math-first.tfevents", "val-core/*", 0), ("verl-gsm8k-math.tfevents", "val-core/*", 0), ("verl-slurm.out", null, 95_000),
        ("run-offline.wandb", null, 0), ("run-skyrl00.wandb", null, 0), ("run-tinker0.wandb", null, 0), ("run-tunix00.wandb", null, 0),
    ];

    /// <summary>Names, numbers and pieces of syntax that readers look for.</summary>
    public static byte[][] Words { get; } = Array.ConvertAll<string, byte[]>(
    [
        "run", "recipe", "gpu_hours", "pass_rate", "step", "_step", "_timestamp", "_runtime", "global_step", "reward", "accuracy", "tokens", "flops", "Step",
        "Wall time", "Relative Time (Process)", "step_time", "time/total", "timing_s/step", "perf/total_num_tokens", "perf/throughput", "perf/time_per_step",
        "val-core/math/acc/mean@1", "test/env/all/reward/total", "progress/batch", "env/all/reward/total", "eval_accuracy", "trials", "stderr", "experiment",
        "a - pass_rate", "b - pass_rate", "a - pass_rate__MIN", "a - pass_rate__MAX", "log_history", "\"log_history\": [", "\"data\": {", "schema", "{\"schema\": \"scalefit/1\"",
        "{'reward': 0.5, 'epoch': '1.0'}", "Global step 5: {'reward': 0.5}", "step:1 - ", " - ", "np.float64(0.5)", "step:", "{'", "'}", "': ", "\u001b[36m", "\r",
        "nan", "NaN", "inf", "-inf", "Infinity", "-Infinity", "null", "None", "true", "1e400", "1e308", "-1e308", "1e-320", "4.9e-324", "-0", "0", "1", "1.5", "60%", "1,5", "0x1F", "1_000",
        "9223372036854775807", "-9223372036854775808", "99999999999999999999999999", "1700000000", "1700000000000", "1700000000000000000", "2.220446049250313e-16", "1.0000000001",
        "\"", "\"\"", "'", ",", ";", "\t", "|", "\n", "\r\n", "\n\n", "{", "}", "[", "]", ":", "\\", "\\u0000", "\\ud800", "\\ud83d\\ude00", "\0", "\u0085", "\u2028", "\u202e", "é", "😀",
        "{}", "[]", "{\"a\":", "[[[[", "{\"a\":{\"b\":{\"c\":1}}}", "# comment", "#", "1700000000000 0.5 1\n", "[step 3] ", "Step 4", "Train step 5/9 done.", "│", "╒", "╘", "┏", "└", "…", "0:01:03", "3 days, 0:00:01", "46m 13s", "10/438", "grpo_step", "system/step", "task_reward", "+1", "1.", ".5", ".", "-", "e5", "1e", "١٢٣",
    ], Encoding.UTF8.GetBytes);

    /// <summary>The logs, each with options that let it be read.</summary>
    /// <param name="longest">Bytes that are taken of a file: long logs take long.</param>
    public static IReadOnlyList<FuzzInput> All(int longest)
    {
        string samples = Path.Join(Shared.Root(), "samples");
        FuzzInput[] files =
        [
            .. Real.Select(real => new FuzzInput(Beginning(Shared.Path($"runs/{real.Name}"), longest), new LogOptions { Gpus = 8, Metrics = real.Metric is { } metric ? [metric] : [] })),
            .. Formats.Select(real => new FuzzInput(Beginning(File.ReadAllBytes(Shared.Path($"runs/formats/{real.Name}"))[real.Start..], longest), new LogOptions { Gpus = 8, Metrics = real.Metric is { } metric ? [metric] : [] })),
            .. Directory.GetFiles(samples).Where(file => Path.GetExtension(file) is ".csv" or ".jsonl" or ".json" or ".log").Order(StringComparer.Ordinal)
                .Select(file => new FuzzInput(Beginning(file, longest), new LogOptions { Gpus = 8 })),
        ];
        byte[][] small = [.. Small().Select(Encoding.UTF8.GetBytes), Events(), Zipped(Events()), Zipped(Beginning(files[1].Bytes, Short))];
        return [.. files, .. files.Select(file => file with { Bytes = Beginning(file.Bytes, Short) }), .. small.Select(bytes => new FuzzInput(bytes, new LogOptions { Gpus = 8 }))];
    }

    /// <summary>Packs bytes as a gzip file.</summary>
    public static byte[] Zipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write(bytes);
        return packed.ToArray();
    }

    private static IEnumerable<string> Small() =>
    [
        string.Concat(Enumerable.Range(0, 12).Select(i => $"{1700000000000 + 60000 * i} 0.{20 + i} {i}\n")),
        string.Concat(Enumerable.Range(1, 12).Select(i => $"{{'reward': 0.{20 + i}, 'epoch': {i}.0, 'step_time': '3{i}.5'}}\n")),
        string.Concat(Enumerable.Range(1, 12).Select(i => $"(pid=7) Global step {i}: {{'reward': 0.{20 + i}, 'timing/step_total': 12.5}}\n")),
        Log.Rows("Step;a - val/acc;b - val/acc;a - val/acc__MIN", 12, i => $"{i};0.{20 + i};0.{30 + i};0.1"),
        Log.Rows("Wall time\tStep\tValue", 12, i => $"{1700000000 + 60 * i}\t{i}\t0.{20 + i}"),
        Log.Rows("run,recipe,gpu_hours,pass_rate,trials,stderr", 24, i => $"r{i % 3},q{i % 2},{i},0.{20 + i},{100 + i},0.01"),
        Log.Rows("run,gpu_hours,pass_rate", 12, i => $"\"a, \"\"b\"\"\",{i},\"0.{20 + i}\""),
        "[" + string.Join(",\n", Enumerable.Range(1, 12).Select(i => $"{{\"_step\": {i}, \"_runtime\": {60 * i}.5, \"eval/accuracy\": 0.{20 + i}, \"x\": NaN}}")) + "]",
        string.Concat(Enumerable.Range(1, 12).Select(i => $"[step {i}] train_reward=0.{20 + i} loss=1e-3, kl=nan\n")),
        string.Concat(Enumerable.Range(1, 12).Select(i => $"(pid=7) Step {i}:\n{{'eval/all/avg_score': '0.{20 + i}',\n 'timing/step': '36.0'}}\n")),
        string.Concat(Enumerable.Range(1, 12).Select(i => $"Epoch 1/1 Step {i}/12 Train step {i}/12 done.\n╒══╤══╤══╤══╕\n│ actor/task_reward/avg │ 0.{20 + i} │ timeperf/train │ 1.0e+00 │\n╘══╧══╧══╧══╛\n")),
        string.Concat(Enumerable.Range(1, 12).Select(i => $"{{\"global_step/max_steps\": \"{i}/12\", \"acc\": 0.{20 + i}, \"elapsed_time\": \"{i}h 2m 3s\", \"remaining_time\": \"1 day, 0:00:0{i % 10}\"}}\n")),
        string.Concat(Enumerable.Range(1, 12).Select(i => $"{{\"step\": {i}, \"data\": {{\"val-core/acc\": 0.{20 + i}, \"timing_s/step\": 30.5, \"perf\": {{\"mfu\": [1, 2]}}}}}}\n")),
    ];

    private static byte[] Events()
    {
        var file = new EventFile();
        for (int i = 1; i <= 12; i++) file.Add(1700000000 + 60 * i, i, i % 2 == 0 ? "eval/accuracy" : "time/step", 0.2 + 0.01 * i, (i % 3) switch { 0 => "double", 1 => "float", _ => "simple" });
        return file.ToArray();
    }

    private static byte[] Beginning(string path, int longest) => Beginning(File.ReadAllBytes(path), longest);

    private static byte[] Beginning(byte[] bytes, int longest) => bytes[..Math.Min(longest, bytes.Length)];
}
