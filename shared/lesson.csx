#r "../shared/bin/Lessons.dll"
#r "System.Linq.AsyncEnumerable"
#r "System.Threading.RateLimiting"
#r "System.Threading.Tasks.Dataflow"

using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using Lessons;
using Lessons.Charts;
using Lessons.Checking;
using Lessons.Recordings;
using Lessons.World;
using static Lessons.Recordings.State;

Lesson.Use(value => { var shown = display(value); return shown.Update; });
