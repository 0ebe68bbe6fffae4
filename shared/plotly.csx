#r "../shared/bin/Lessons.Plotly.dll"
#r "../shared/bin/Plotly.NET.dll"
#r "../shared/bin/Plotly.NET.CSharp.dll"
#r "../shared/bin/DynamicObj.dll"
#r "../shared/bin/FSharp.Core.dll"

using Lessons.Plotly;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;
